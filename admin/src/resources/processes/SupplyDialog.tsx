import { MenuItem, Stack, TextField } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { FormDialog } from '../../components/FormDialog.tsx';
import { isReason, ReasonField } from '../../components/ReasonField.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { factTyped, type NeededFact } from './neededFact.ts';

interface Props {
  readonly instanceId: string;
  readonly stallId: string;
  readonly needed: NeededFact;
  readonly onClose: () => void;
}

/** Asks for the fact a decision needs, and why it is this one: both go to the history. */
export function SupplyDialog({ instanceId, stallId, needed, onClose }: Props) {
  const text = useText();
  const localized = useLocalized();
  const queries = useQueryClient();
  const { supplyFact } = useDataProvider<PraxisDataProvider>();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const value = factTyped(needed, typed);
  const choices = needed.factType === 'bool' ? ['true', 'false'] : needed.values.map(String);
  const supply = useMutation({
    mutationFn: () => supplyFact(instanceId, stallId, value ?? null, reason.trim()),
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries();
    },
  });
  return (
    <FormDialog
      title={text('processes.repair.supply')}
      disabled={supply.isPending || value === undefined || !isReason(reason)}
      error={supply.error}
      width="xs"
      onSubmit={() => supply.mutate()}
      onClose={onClose}
    >
      <p>{text('processes.repair.supply_means')}</p>
      <Stack spacing={2}>
        <TextField
          required
          fullWidth
          select={choices.length > 0}
          label={localized(needed.factLabel)}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        >
          {choices.map((choice) => (
            <MenuItem key={choice} value={choice}>
              {choice}
            </MenuItem>
          ))}
        </TextField>
        <ReasonField value={reason} onChange={setReason} />
      </Stack>
    </FormDialog>
  );
}
