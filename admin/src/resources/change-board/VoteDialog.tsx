import { TextField, Typography } from '@mui/material';
import { useState } from 'react';
import type { AgendaItem } from '../../../../server/contract/change-board.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useText } from '../../i18n/useText.ts';
import { type Decision, needsReason, useVote } from './useVote.ts';

interface Props {
  readonly item: AgendaItem;
  /** Open task of the vote. */
  readonly taskId: string;
  readonly decision: Decision;
  readonly onClose: () => void;
  readonly onVoted: () => void;
}

/** Asks before a key votes: another key does not take a vote back. */
export function VoteDialog({ item: { number, title }, taskId, decision, onClose, onVoted }: Props) {
  const text = useText();
  const [comment, setComment] = useState('');
  const vote = useVote(taskId, onVoted);
  const isMissing = needsReason(decision) && comment.trim() === '';
  return (
    <FormDialog
      title={`${text(`changeBoard.decide.${decision}`)}: ${number}`}
      submit={text(`changeBoard.decide.${decision}`)}
      disabled={vote.isPending || isMissing}
      focusSubmit={!needsReason(decision)}
      error={vote.error}
      width="xs"
      onSubmit={() => vote.mutate({ decision, comment })}
      onClose={onClose}
    >
      <Typography sx={{ overflowWrap: 'anywhere', mb: 1.5 }}>{title}</Typography>
      <TextField
        multiline
        fullWidth
        autoFocus={needsReason(decision)}
        required={needsReason(decision)}
        label={text('changeBoard.comment', { number })}
        helperText={text('changeBoard.comment_hint')}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
    </FormDialog>
  );
}
