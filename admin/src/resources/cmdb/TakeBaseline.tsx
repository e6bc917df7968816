import { Box, Button, MenuItem, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useChoices } from '../../components/useChoices.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { itemApi } from './itemApi.ts';

/** Takes a baseline of all items, or of those a service rests on. */
export function TakeBaseline() {
  const text = useText();
  const localized = useLocalized();
  const queries = useQueryClient();
  const services = useChoices('services').data ?? [];
  const [purpose, setPurpose] = useState('');
  const [serviceId, setServiceId] = useState('');
  const wish = serviceId === '' ? { purpose, selection: 'all' } : { purpose, selection: 'service', serviceId };
  const take = useMutation({
    mutationFn: () => itemApi.take(wish),
    onSuccess: () => {
      setPurpose('');
      return queries.invalidateQueries({ queryKey: ['baselines'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    take.mutate();
  };
  return (
    <Panel title={text('cmdb.baseline.take')}>
      {take.error && <ProblemNotice error={take.error} />}
      <Box
        component="form"
        onSubmit={submit}
        sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1, alignItems: 'center' }}
      >
        <TextField
          required
          size="small"
          label={text('cmdb.baseline.purpose')}
          value={purpose}
          onChange={(event) => setPurpose(event.target.value)}
          slotProps={{ htmlInput: { minLength: 3, maxLength: 200 } }}
        />
        <TextField
          select
          size="small"
          label={text('cmdb.baseline.service')}
          value={serviceId}
          sx={{ minWidth: 200 }}
          onChange={(event) => setServiceId(event.target.value)}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">{text('cmdb.baseline.selection.all')}</MenuItem>
          {services.map(({ value, label }) => (
            <MenuItem key={value} value={value}>
              {localized(label)}
            </MenuItem>
          ))}
        </TextField>
        <Button type="submit" variant="contained" disabled={take.isPending}>
          {text('cmdb.baseline.take')}
        </Button>
      </Box>
    </Panel>
  );
}
