import { TextField } from '@mui/material';
import { useText } from '../../i18n/useText.ts';
import type { Permit } from './itemApi.ts';

interface Props {
  readonly permit: Permit;
  readonly onChange: (permit: Permit) => void;
}

/** What permits a change: a record that names the items, or a reason of somebody who may override. */
export function PermitFields({ permit, onChange }: Props) {
  const text = useText();
  const set = (key: keyof Permit, value: string) =>
    onChange({ ...permit, [key]: value.trim() === '' ? undefined : value });
  return (
    <>
      <TextField
        label={text('cmdb.edit.authority')}
        helperText={text('cmdb.edit.authority_hint')}
        value={permit.authority ?? ''}
        onChange={(event) => set('authority', event.target.value)}
      />
      <TextField
        multiline
        label={text('cmdb.edit.reason')}
        helperText={text('cmdb.edit.reason_hint')}
        value={permit.reason ?? ''}
        onChange={(event) => set('reason', event.target.value)}
      />
    </>
  );
}
