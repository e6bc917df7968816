import { Button, Stack, TextField } from '@mui/material';
import { useState } from 'react';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useText } from '../../i18n/useText.ts';
import { decisions, needsReason, useVote } from './useVote.ts';

interface Props {
  readonly taskId: string;
  readonly number: string;
  readonly onVoted: () => void;
}

/** The reader's own vote on a change; what is neither approval nor abstention needs a reason. */
export function OwnVote({ taskId, number, onVoted }: Props) {
  const text = useText();
  const [comment, setComment] = useState('');
  const vote = useVote(taskId, onVoted);
  const isEmpty = comment.trim() === '';
  return (
    <Stack spacing={1} sx={{ mt: 1.5 }}>
      <TextField
        multiline
        id={`comment-${taskId}`}
        label={text('changeBoard.comment', { number })}
        helperText={text('changeBoard.comment_hint')}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      {vote.error && <ProblemNotice error={vote.error} />}
      <Stack direction="row" useFlexGap spacing={1} sx={{ flexWrap: 'wrap' }}>
        {decisions.map((decision) => (
          <Button
            key={decision}
            variant={decision === 'approve' ? 'contained' : 'outlined'}
            disabled={vote.isPending || (needsReason(decision) && isEmpty)}
            aria-label={`${text(`changeBoard.decide.${decision}`)}: ${number}`}
            onClick={() => vote.mutate({ decision, comment })}
          >
            {text(`changeBoard.decide.${decision}`)}
          </Button>
        ))}
      </Stack>
    </Stack>
  );
}
