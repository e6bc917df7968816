import { Button, TableCell, TableRow } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import type { Delegation } from '../../../../server/contract/delegation.ts';
import { Moment } from '../../components/Moment.tsx';
import { useChoices } from '../../components/useChoices.ts';
import { useNotifyProblem } from '../../components/useNotifyProblem.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../session/sessionStore.ts';
import { useMay } from '../../session/useMay.ts';
import { useProcesses } from '../processes/useProcesses.ts';

/** One delegation; who is stood in for and administrators may end it. */
export function DelegationRow({ delegation }: { readonly delegation: Delegation }) {
  const text = useText();
  const localized = useLocalized();
  const may = useMay();
  const notify = useNotify();
  const notifyProblem = useNotifyProblem();
  const queries = useQueryClient();
  const { endDelegation } = useDataProvider<PraxisDataProvider>();
  const { id, from, to, processId, role, startsAt, endsAt, state, reason } = delegation;
  const process = (useProcesses().data ?? []).find((each) => each.id === processId);
  const roleName = (useChoices('roles').data ?? []).find(({ value }) => value === role)?.label;
  const me = useSession()?.user.id;
  const mayEnd = state !== 'over' && (me === from.id || may('user.manage'));
  const end = useMutation({
    mutationFn: () => endDelegation(id),
    onError: notifyProblem,
    onSuccess: async () => {
      notify(text('delegations.ended'), { type: 'success' });
      await queries.invalidateQueries({ queryKey: ['delegations'] });
    },
  });
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        {localized(from.name)}
      </TableCell>
      <TableCell>{localized(to.name)}</TableCell>
      <TableCell>
        {processId === null ? text('delegations.all_processes') : localized(process?.name) || processId}
      </TableCell>
      <TableCell>{role === null ? text('delegations.all_roles') : localized(roleName) || role}</TableCell>
      <TableCell>
        <Moment at={startsAt} />
      </TableCell>
      <TableCell>
        <Moment at={endsAt} />
      </TableCell>
      <TableCell>{reason}</TableCell>
      <TableCell>{text(`delegations.states.${state}`)}</TableCell>
      <TableCell align="right">
        {mayEnd && (
          <Button disabled={end.isPending} onClick={() => end.mutate()}>
            {text('delegations.end')}
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}
