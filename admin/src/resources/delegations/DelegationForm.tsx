import { Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, Stack, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import type { Choice } from '../../../../server/contract/common.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useChoices } from '../../components/useChoices.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../session/sessionStore.ts';
import { useMay } from '../../session/useMay.ts';
import { useProcesses } from '../processes/useProcesses.ts';
import { PersonField } from './PersonField.tsx';
import { usePeople } from './useDelegations.ts';

/** As asked for; times as the fields of the browser give them. */
const nothing = {
  from: null as string | null,
  to: null as string | null,
  processId: '',
  role: '',
  starts: '',
  ends: '',
  reason: '',
};

/** Lets somebody act for the reader, or, for administrators, for somebody absent. */
export function DelegationForm({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const localized = useLocalized();
  const may = useMay();
  const notify = useNotify();
  const queries = useQueryClient();
  const me = useSession()?.user.id;
  const { makeDelegation } = useDataProvider<PraxisDataProvider>();
  const people = (usePeople().data?.data ?? []).filter(({ active }) => active);
  const processes = useProcesses().data ?? [];
  const roleNames = useChoices('roles').data ?? [];
  const [asked, setAsked] = useState(nothing);
  const held = people.find(({ id }) => id === (asked.from ?? me))?.roles ?? [];
  const set = (change: Partial<typeof nothing>) => setAsked((before) => ({ ...before, ...change }));
  const scope = (key: 'processId' | 'role', label: string, all: string, entries: readonly Choice[]) => (
    <TextField
      select
      fullWidth
      label={label}
      value={asked[key]}
      onChange={(event) => set({ [key]: event.target.value })}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value="">{all}</MenuItem>
      {entries.map(({ value, label: name }) => (
        <MenuItem key={value} value={value}>
          {localized(name)}
        </MenuItem>
      ))}
    </TextField>
  );
  const make = useMutation({
    mutationFn: () =>
      makeDelegation({
        ...(asked.from === null ? {} : { from: asked.from }),
        to: asked.to ?? '',
        processId: asked.processId === '' ? null : asked.processId,
        role: asked.role === '' ? null : asked.role,
        startsAt: new Date(asked.starts).toISOString(),
        endsAt: new Date(asked.ends).toISOString(),
        reason: asked.reason.trim(),
      }),
    onSuccess: async () => {
      notify(text('delegations.made'), { type: 'success' });
      await queries.invalidateQueries({ queryKey: ['delegations'] });
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  const time = (key: 'starts' | 'ends') => (
    <TextField
      required
      fullWidth
      type="datetime-local"
      label={text(`delegations.${key}`)}
      value={asked[key]}
      onChange={(event) => set({ [key]: event.target.value })}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="delegation-title">
      <form onSubmit={submit}>
        <DialogTitle id="delegation-title">{text('delegations.make')}</DialogTitle>
        <DialogContent>
          <Stack spacing={1.5} sx={{ pt: 0.75 }}>
            {make.error && <ProblemNotice error={make.error} />}
            {may('user.manage') && (
              <PersonField
                label={`${text('delegations.from')} (${text('delegations.myself')})`}
                people={people}
                required={false}
                onChoose={(from) => set({ from, role: '' })}
              />
            )}
            <PersonField
              label={text('delegations.to')}
              people={people.filter(({ id }) => id !== (asked.from ?? me))}
              required
              onChoose={(to) => set({ to })}
            />
            {scope(
              'processId',
              text('delegations.scope'),
              text('delegations.all_processes'),
              processes.map(({ id, name }) => ({ value: id, label: name })),
            )}
            {scope(
              'role',
              text('delegations.role'),
              text('delegations.all_roles'),
              roleNames.filter(({ value }) => held.includes(value)),
            )}
            {time('starts')}
            {time('ends')}
            <TextField
              required
              multiline
              fullWidth
              label={text('delegations.reason')}
              helperText={text('delegations.reason_hint')}
              value={asked.reason}
              onChange={(event) => set({ reason: event.target.value })}
              slotProps={{ htmlInput: { maxLength: 500, minLength: 10 } }}
            />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{text('app.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={asked.to === null || make.isPending}>
            {text('delegations.make')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
