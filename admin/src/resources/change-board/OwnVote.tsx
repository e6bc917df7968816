import { Button, Stack, TextField } from '@mui/material';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly taskId: string;
  readonly number: string;
  readonly onVoted: () => void;
}

const decisions = ['approve', 'reject', 'abstain', 'more-info'] as const;

/** The reader's own vote on a change; what is not an approval needs a reason. */
export function OwnVote({ taskId, number, onVoted }: Props) {
  const text = useText();
  const { completeTask } = useDataProvider<PraxisDataProvider>();
  const [comment, setComment] = useState('');
  const vote = useMutation({
    mutationFn: (decision: (typeof decisions)[number]) =>
      completeTask(taskId, { decision, ...(comment.trim() === '' ? {} : { comment }) }),
    onSuccess: onVoted,
  });
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
            disabled={vote.isPending || (decision !== 'approve' && decision !== 'abstain' && isEmpty)}
            aria-label={`${text(`changeBoard.decide.${decision}`)}: ${number}`}
            onClick={() => vote.mutate(decision)}
          >
            {text(`changeBoard.decide.${decision}`)}
          </Button>
        ))}
      </Stack>
    </Stack>
  );
}
