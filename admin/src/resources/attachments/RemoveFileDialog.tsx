import { Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useNotify } from 'react-admin';
import type { Attachment } from '../../../../server/contract/attachment.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { isReason, ReasonField } from '../../components/ReasonField.tsx';
import { useNotifyProblem } from '../../components/useNotifyProblem.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';

/** Asks why a file is removed: the reason stays in the history. */
export function RemoveFileDialog({ file, onClose }: { readonly file: Attachment; readonly onClose: () => void }) {
  const text = useText();
  const notify = useNotify();
  const notifyProblem = useNotifyProblem();
  const queries = useQueryClient();
  const { removeAttachment } = useDataProvider<PraxisDataProvider>();
  const [reason, setReason] = useState('');
  const remove = useMutation({
    mutationFn: () => removeAttachment(file.id, reason),
    onSuccess: () => {
      notify(text('attachments.removed'), { type: 'success' });
      onClose();
    },
    onError: notifyProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: ['record-page'] }),
  });
  return (
    <FormDialog
      title={text('attachments.remove_title')}
      submit={text('attachments.remove_action')}
      disabled={remove.isPending || !isReason(reason)}
      width="xs"
      onSubmit={() => remove.mutate()}
      onClose={onClose}
    >
      <Typography sx={{ fontWeight: 500, overflowWrap: 'anywhere' }}>{file.name}</Typography>
      <Typography sx={{ color: 'text.secondary', mb: 1.5 }}>{text('attachments.remove_hint')}</Typography>
      <ReasonField autoFocus value={reason} onChange={setReason} />
    </FormDialog>
  );
}
