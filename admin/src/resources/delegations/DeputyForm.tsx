import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../session/sessionStore.ts';
import { useMay } from '../../session/useMay.ts';
import { PersonField } from './PersonField.tsx';
import { usePeople } from './useDelegations.ts';
import { useNameDeputy } from './useNameDeputy.ts';

/** Names who stands in for the reader, or, for who manages users, for anybody. */
export function DeputyForm({ onClose }: { readonly onClose: () => void }) {
  const text = useText();
  const may = useMay();
  const me = useSession()?.user.id ?? '';
  const people = (usePeople().data?.data ?? []).filter(({ active }) => active);
  const [from, setFrom] = useState<string | null>(null);
  const [deputyId, setDeputy] = useState<string | null>(null);
  const userId = from ?? me;
  const naming = useNameDeputy(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    naming.mutate({ userId, deputyId });
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="deputy-title">
      <form onSubmit={submit}>
        <DialogTitle id="deputy-title">{text('delegations.name_deputy')}</DialogTitle>
        <DialogContent>
          <Stack spacing={1.5} sx={{ pt: 0.75 }}>
            {may('user.manage') && (
              <PersonField
                label={`${text('delegations.from')} (${text('delegations.myself')})`}
                people={people}
                required={false}
                onChoose={setFrom}
              />
            )}
            <PersonField
              label={text('delegations.deputy')}
              people={people.filter(({ id }) => id !== userId)}
              required
              onChoose={setDeputy}
            />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{text('app.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={deputyId === null || naming.isPending}>
            {text('delegations.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
