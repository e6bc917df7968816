import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { RuleDraft } from '../../../../server/contract/rule-draft.ts';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { isReason, ReasonField } from '../../components/ReasonField.tsx';
import { useText } from '../../i18n/useText.ts';
import { ruleApi } from './ruleApi.ts';

interface Props {
  readonly draft: RuleDraft;
  readonly onClose: () => void;
  readonly onDone: (next: RuleDraft, message: string) => void;
}

/** Returns a submitted draft to be changed; an author may take it back without saying why. */
export function GiveBackDialog({ draft, onClose, onDone }: Props) {
  const text = useText();
  const [reason, setReason] = useState('');
  const giveBack = useMutation({
    mutationFn: () => ruleApi.giveBack(draft.id, reason.trim()),
    onSuccess: (next) => {
      onDone(next, text('rules.given_back'));
      onClose();
    },
  });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="xs" aria-labelledby="return-title">
      <DialogTitle id="return-title">{text('rules.give_back')}</DialogTitle>
      <DialogContent>
        {giveBack.error && <ProblemNotice error={giveBack.error} />}
        <ReasonField value={reason} onChange={setReason} most={1000} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text('app.action.cancel')}</Button>
        <Button
          variant="contained"
          disabled={giveBack.isPending || (!draft.may.takeBack && !isReason(reason))}
          onClick={() => giveBack.mutate()}
        >
          {text('rules.give_back')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
