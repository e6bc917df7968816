import { Stack } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { FormDialog } from '../../components/FormDialog.tsx';
import { isReason, ReasonField } from '../../components/ReasonField.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';
import { FactField } from './FactField.tsx';
import { factTyped, isAllowed, type NeededFact } from './neededFact.ts';

interface Props {
  readonly instanceId: string;
  readonly stallId: string;
  readonly needed: NeededFact;
  readonly onClose: () => void;
}

/** Asks for the fact a decision needs, and why it is this one: both go to the history. */
export function SupplyDialog({ instanceId, stallId, needed, onClose }: Props) {
  const text = useText();
  const queries = useQueryClient();
  const { supplyFact } = useDataProvider<PraxisDataProvider>();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const value = factTyped(needed, typed);
  const isRight = value !== undefined && isAllowed(needed, value);
  const wrong = typed.trim() !== '' && !isRight;
  const supply = useMutation({
    mutationFn: () => supplyFact(instanceId, stallId, value ?? null, reason.trim()),
    onSuccess: async () => {
      // Read first: nobody shall see a run that stands still when it goes on.
      await queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <FormDialog
      title={text('processes.repair.supply')}
      disabled={supply.isPending || !isRight || !isReason(reason)}
      error={supply.error}
      width="xs"
      onSubmit={() => supply.mutate()}
      onClose={onClose}
    >
      <p>{text('processes.repair.supply_means')}</p>
      <Stack spacing={2}>
        <FactField needed={needed} typed={typed} wrong={wrong} onChange={setTyped} />
        <ReasonField value={reason} onChange={setReason} />
      </Stack>
    </FormDialog>
  );
}
