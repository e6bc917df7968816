import { useMutation } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PraxisDataProvider } from '../../dataProvider.ts';

export const decisions = ['approve', 'reject', 'abstain', 'more-info'] as const;
export type Decision = (typeof decisions)[number];

/** Whether a decision needs a reason; who agrees or abstains may leave it out. */
export function needsReason(decision: Decision): boolean {
  return decision === 'reject' || decision === 'more-info';
}

/** Casts the reader's own vote by completing its task. */
export function useVote(taskId: string, onVoted: () => void) {
  const { completeTask } = useDataProvider<PraxisDataProvider>();
  return useMutation({
    mutationFn: ({ decision, comment }: { readonly decision: Decision; readonly comment: string }) =>
      completeTask(taskId, { decision, ...(comment.trim() === '' ? {} : { comment }) }),
    onSuccess: onVoted,
  });
}
