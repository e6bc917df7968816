import { Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { RuleDraft } from '../../../../server/contract/rule-draft.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { isReason, ReasonField } from '../../components/ReasonField.tsx';
import { useText } from '../../i18n/useText.ts';
import { RowChanges } from './RowChanges.tsx';
import { ruleApi } from './ruleApi.ts';

/** The approver sees what changes, says why, and from when it holds. */
export function PublishDialog({ draft, onClose }: { readonly draft: RuleDraft; readonly onClose: () => void }) {
  const text = useText();
  const notify = useNotify();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState('');
  const publish = useMutation({
    mutationFn: () =>
      ruleApi.publish(draft, {
        reason: reason.trim(),
        ...(from === '' ? {} : { effectiveAt: new Date(from).toISOString() }),
      }),
    onSuccess: async ({ number }) => {
      notify(text('rules.published', { number }), { type: 'success' });
      await queries.invalidateQueries({ queryKey: ['rule-set'] });
      await queries.invalidateQueries({ queryKey: ['rule-sets'] });
      navigate(`/rules/${draft.ruleSet}?tab=versions`);
    },
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="publish-title">
      <DialogTitle id="publish-title">{text('rules.publish')}</DialogTitle>
      <DialogContent>
        <Typography variant="body2">{text('rules.publish_hint')}</Typography>
        {publish.error && <ProblemNotice error={publish.error} />}
        <RowChanges changes={draft.changes} set={draft.content} />
        <TextField
          fullWidth
          type="datetime-local"
          label={text('rules.effective')}
          helperText={text('rules.effective_hint')}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <ReasonField value={reason} onChange={setReason} most={1000} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text('app.action.cancel')}</Button>
        <Button variant="contained" disabled={!isReason(reason) || publish.isPending} onClick={() => publish.mutate()}>
          {text('rules.publish')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
