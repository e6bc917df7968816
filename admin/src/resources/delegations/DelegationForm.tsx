import { Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, Stack, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
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
  const [asked, setAsked] = useState(nothing);
  const set = (change: Partial<typeof nothing>) => setAsked((before) => ({ ...before, ...change }));
  const make = useMutation({
    mutationFn: () =>
      makeDelegation({
        ...(asked.from === null ? {} : { from: asked.from }),
        to: asked.to ?? '',
        processId: asked.processId === '' ? null : asked.processId,
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
                onChoose={(from) => set({ from })}
              />
            )}
            <PersonField
              label={text('delegations.to')}
              people={people.filter(({ id }) => id !== (asked.from ?? me))}
              required
              onChoose={(to) => set({ to })}
            />
            <TextField
              select
              fullWidth
              label={text('delegations.scope')}
              value={asked.processId}
              onChange={(event) => set({ processId: event.target.value })}
              slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
            >
              <MenuItem value="">{text('delegations.all_processes')}</MenuItem>
              {processes.map(({ id, name }) => (
                <MenuItem key={id} value={id}>
                  {localized(name)}
                </MenuItem>
              ))}
            </TextField>
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
