import { useState } from 'react';
import { FormDialog } from '../../components/FormDialog.tsx';
import { isReason, ReasonField } from '../../components/ReasonField.tsx';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
}

/** Asks why, before something that stands in the audit trail. */
export function ReasonDialog({ title, onClose, onReason }: Props) {
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={title}
      disabled={!isReason(reason)}
      width="xs"
      onSubmit={() => onReason(reason.trim())}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
