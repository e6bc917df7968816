import { Button, TableCell, TableRow } from '@mui/material';
import { useState } from 'react';
import { ListPanel } from '../../components/ListPanel.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../session/sessionStore.ts';
import { useMay } from '../../session/useMay.ts';
import { DeputyForm } from './DeputyForm.tsx';
import { usePeople } from './useDelegations.ts';
import { useNameDeputy } from './useNameDeputy.ts';

/** Who stands in when nobody of a role is left: for the reader, and for everybody for who manages users. */
export function DeputyPanel() {
  const text = useText();
  const localized = useLocalized();
  const may = useMay();
  const me = useSession()?.user.id;
  const [isNaming, setNaming] = useState(false);
  const { data, error, refetch } = usePeople();
  const naming = useNameDeputy();
  const rows = data?.data.filter(({ id, deputy }) => deputy !== null && (id === me || may('user.manage')));
  return (
    <>
      <ListPanel
        title={text('delegations.deputies')}
        hint={text('delegations.deputies_hint')}
        action={<Button onClick={() => setNaming(true)}>{text('delegations.name_deputy')}</Button>}
        rows={rows}
        error={error}
        retry={refetch}
        empty={text('delegations.no_deputies')}
        columns={[text('delegations.from'), text('delegations.deputy'), '']}
        row={({ id, name, deputy }) => (
          <TableRow key={id}>
            <TableCell component="th" scope="row">
              {localized(name)}
            </TableCell>
            <TableCell>{localized(deputy?.name)}</TableCell>
            <TableCell align="right">
              <Button disabled={naming.isPending} onClick={() => naming.mutate({ userId: id, deputyId: null })}>
                {text('delegations.remove')}
              </Button>
            </TableCell>
          </TableRow>
        )}
      />
      {isNaming && <DeputyForm onClose={() => setNaming(false)} />}
    </>
  );
}
