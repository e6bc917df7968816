import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog.tsx';
import { isReason, ReasonField } from '../../components/ReasonField.tsx';
import { useText } from '../../i18n/useText.ts';

/** Tries again, gives up what nothing waits for, or ends the run. */
export type Repair = 'retry' | 'skip' | 'cancel';

interface Props {
  readonly how: Repair;
  readonly repair: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Says what a repair means, and asks why it is done: the reason goes to the audit trail. */
export function RepairDialog({ how, repair: send, onClose }: Props) {
  const text = useText();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const repair = useMutation({
    mutationFn: () => send(reason.trim()),
    onSuccess: async () => {
      // Read first: nobody shall see a run that stands still when it goes on.
      await queries.invalidateQueries();
      onClose();
    },
  });
  return (
    <FormDialog
      title={text(`processes.repair.${how}`)}
      disabled={repair.isPending || !isReason(reason)}
      error={repair.error}
      width="xs"
      onSubmit={() => repair.mutate()}
      onClose={onClose}
    >
      <p>{text(`processes.repair.${how}_means`)}</p>
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
