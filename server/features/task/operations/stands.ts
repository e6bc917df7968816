import type { OperationRule } from '../../../../rules/schema/operation.ts';
import type { Actor } from '../../../actor.ts';
import { hasRoleHere } from '../../../execution/by-hand/situation.ts';
import { isOffered } from '../offered.ts';
import type { TaskSituation } from './situation.ts';

/** True when the actor stands to the task, or in the case, as a rule asks. */
export async function stands(rule: OperationRule, situation: TaskSituation, actor: Actor): Promise<boolean> {
  const { task, offered } = situation;
  const is: Readonly<Record<OperationRule['relations'][number], () => boolean>> = {
    assignee: () => task.status === 'open' && task.assignee_id === actor.userId,
    candidate: () => isOffered(offered, actor),
    completer: () => task.status === 'completed' && task.completed_by === actor.userId,
  };
  return rule.relations.some((relation) => is[relation]()) || hasRoleHere(rule, situation, actor);
}
