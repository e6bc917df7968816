import { Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, Stack, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import type { ConfigurationItemView } from '../../../../server/contract/configuration-item.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useText } from '../../i18n/useText.ts';
import { asProblem } from '../../session/request.ts';
import { itemApi, type Permit } from './itemApi.ts';
import { PermitFields } from './PermitFields.tsx';
import { typedValue } from './typedValue.ts';
import { useFinding } from './useFinding.ts';
import { useItemNames, valueText } from './useItemNames.ts';

interface Props {
  readonly item: ConfigurationItemView;
  readonly onClose: () => void;
}

/** Changes one attribute of an item, under an approved change or request, or by hand with a reason. */
export function ChangeItemDialog({ item, onClose }: Props) {
  const text = useText();
  const notify = useNotify();
  const queries = useQueryClient();
  const { model, own, attributeName } = useItemNames();
  const [attribute, setAttribute] = useState('status');
  const [value, setValue] = useState('');
  const [permit, setPermit] = useState<Permit>({});
  const attributes = model?.types.find(({ type }) => type === item.type)?.attributes ?? [];
  const names = [
    ...Object.keys(own).filter((key) => key !== 'type'),
    ...attributes.map(({ key }) => `attributes.${key}`),
  ];
  const change = useMutation({
    mutationFn: () => itemApi.change(item, { [attribute]: typedValue(attribute, value, attributes) }, permit),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['item', item.id] });
      await queries.invalidateQueries({ queryKey: ['item-history', item.id] });
      await queries.invalidateQueries({ queryKey: ['item-impact'] });
      notify(text('cmdb.edit.done'), { type: 'info' });
      onClose();
    },
  });
  const finding = useFinding();
  const wrong = change.error ? asProblem(change.error).errors : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <form onSubmit={submit}>
        <DialogTitle>{text('cmdb.edit.title', { name: item.name })}</DialogTitle>
        <DialogContent>
          <Stack spacing={2} sx={{ pt: 1 }}>
            {change.error && <ProblemNotice error={change.error} />}
            <TextField
              select
              label={text('cmdb.edit.attribute')}
              value={attribute}
              onChange={(event) => setAttribute(event.target.value)}
            >
              {names.map((name) => (
                <MenuItem key={name} value={name}>
                  {attributeName(item.type, name)}
                </MenuItem>
              ))}
            </TextField>
            <TextField
              label={text('cmdb.edit.value')}
              value={value}
              error={wrong.length > 0}
              placeholder={valueText(currentValue(item, attribute))}
              helperText={wrong.map(finding).join(' ') || text('cmdb.edit.value_hint')}
              onChange={(event) => setValue(event.target.value)}
            />
            <PermitFields permit={permit} onChange={setPermit} />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{text('app.action.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={change.isPending}>
            {text('cmdb.edit.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function currentValue(item: ConfigurationItemView, path: string): unknown {
  const [group, key = ''] = path.split('.');
  if (group === 'attributes') return item.attributes[key];
  return path === 'ownerId' ? item.owner?.id : Reflect.get(item, path);
}
