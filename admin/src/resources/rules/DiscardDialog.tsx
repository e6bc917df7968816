import { Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import type { RuleDraft } from '../../../../server/contract/rule-draft.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useText } from '../../i18n/useText.ts';
import { ruleApi } from './ruleApi.ts';

interface Props {
  readonly draft: RuleDraft;
  readonly onClose: () => void;
  readonly onDone: (next: RuleDraft, message: string) => void;
}

/** Asks before a draft is given up. */
export function DiscardDialog({ draft, onClose, onDone }: Props) {
  const text = useText();
  const discard = useMutation({
    mutationFn: () => ruleApi.discard(draft.id),
    onSuccess: (next) => {
      onDone(next, text('rules.discarded'));
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="discard-title">
      <DialogTitle id="discard-title">{text('rules.discard')}</DialogTitle>
      <DialogContent>
        {discard.error && <ProblemNotice error={discard.error} />}
        <DialogContentText>{text('rules.discard_confirm')}</DialogContentText>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text('app.action.cancel')}</Button>
        <Button variant="contained" color="error" disabled={discard.isPending} onClick={() => discard.mutate()}>
          {text('rules.discard')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
