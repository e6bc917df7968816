import { Alert } from '@mui/material';
import type { TaskDetail } from '../../../../server/contract/task.ts';
import { useMoments } from '../../components/useMoments.ts';
import { usePauseReason } from '../../components/usePauseReason.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useSession } from '../../session/sessionStore.ts';

/** Why the form cannot be changed, or that the record waits. */
export function TaskNotice({ task }: { readonly task: TaskDetail }) {
  const explanation = useExplanation(task);
  const text = useText();
  const { short } = useMoments();
  const reason = usePauseReason();
  return (
    <>
      {explanation && (
        <Alert severity="info" variant="outlined" sx={{ py: 0 }}>
          {explanation}
        </Alert>
      )}
      {task.isSignature && task.status === 'open' && (
        <Alert severity="info" variant="outlined" sx={{ py: 0 }}>
          {text('byHand.signature_asked')}
        </Alert>
      )}
      {task.hasNobody && (
        <Alert severity="warning" variant="outlined" sx={{ py: 0 }}>
          {text('byHand.nobody')}
        </Alert>
      )}
      {task.hold && (
        <Alert severity="warning" variant="outlined" sx={{ py: 0 }}>
          {text('tasks.waiting', { since: short(task.hold.since), reason: reason(task.hold.reason) })}
        </Alert>
      )}
    </>
  );
}

function useExplanation(task: TaskDetail): string | null {
  const text = useText();
  const localized = useLocalized();
  const { short } = useMoments();
  const me = useSession()?.user.id;
  if (task.status === 'canceled') return text('tasks.withdrawn');
  if (task.status === 'completed') {
    const at = short(task.completedAt ?? task.openedAt);
    return task.assignee
      ? text('tasks.done_by', { name: localized(task.assignee.name), at })
      : text('tasks.done', { at });
  }
  if (task.may.complete) return null;
  if (task.assignee && task.assignee.id !== me)
    return text('tasks.belongs_to', { name: localized(task.assignee.name) });
  return text(task.may.claim ? 'tasks.claim_first' : 'tasks.not_yours');
}
