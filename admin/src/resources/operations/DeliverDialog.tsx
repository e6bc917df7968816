import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import type { KeptMessages } from '../../../../server/contract/message.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';

/** Asks before kept messages start what they start. */
export function DeliverDialog({ kept, onClose }: { readonly kept: KeptMessages; readonly onClose: () => void }) {
  const text = useText();
  const notify = useNotify();
  const queries = useQueryClient();
  const { deliverKeptMessages } = useDataProvider<PraxisDataProvider>();
  const deliver = useMutation({
    mutationFn: () => deliverKeptMessages(kept.id),
    onSuccess: async ({ delivered }) => {
      notify(text('operations.delivered', { smart_count: delivered }), { type: 'success' });
      onClose();
      await queries.invalidateQueries({ queryKey: ['kept-messages'] });
    },
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="deliver-title">
      <DialogTitle id="deliver-title">{text('operations.deliver_title')}</DialogTitle>
      <DialogContent>
        {deliver.error && <ProblemNotice error={deliver.error} />}
        <DialogContentText>
          {text('operations.deliver_confirm', { smart_count: kept.count, name: kept.id })}
        </DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text('app.action.cancel')}</Button>
        <Button variant="contained" disabled={deliver.isPending} onClick={() => deliver.mutate()}>
          {text('operations.deliver')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
