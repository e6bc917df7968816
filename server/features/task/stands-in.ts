import type { Actor, Delegator } from '../../actor.ts';
import { isOffered, type Offered } from './offered.ts';
import type { TaskRow } from './task.repository.ts';

type DelegatedTask = Pick<TaskRow, 'assignee_id' | 'role' | 'record_process_id'>;

/**
 * Whom the actor stands in for at a task: somebody who has it, or to whom it is offered while nobody has it.
 *
 * @returns null when it is theirs or offered to themselves, or when they stand in for nobody here
 */
export function standsInFor(task: DelegatedTask, offered: Offered, actor: Actor): Delegator | null {
  const { assignee_id: assignee } = task;
  if (assignee === actor.userId || (assignee === null && isOffered(offered, actor))) return null;
  const may = (delegator: Delegator) =>
    (delegator.processId === null || delegator.processId === task.record_process_id) &&
    (delegator.role === null || delegator.role === task.role) &&
    (assignee === null ? isOffered(offered, delegator) : assignee === delegator.userId);
  return (actor.standsInFor ?? []).find(may) ?? null;
}
