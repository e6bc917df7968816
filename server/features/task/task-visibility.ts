import { type Actor, can } from '../../actor.ts';
import { type Condition, everything } from '../../master-data/master-data.ts';
import { allOf, anyOf, needToKnowOf, workOf } from '../record/readable.view.ts';

/**
 * Tasks a person may see, as a condition on `task t`: staff all, others what they have, had or may
 * take; those of a restricted record only who needs to know it.
 */
export function visibleTasks(actor: Actor): Condition {
  const reach = can(actor, 'record.read-all') ? everything : workOf(actor);
  return allOf([reach, needToKnowOf('t.record_id', actor)]);
}

/**
 * Tasks whose command a person may be answered: by completing a task of a restricted record they may lose their part
 * in it, and the command was theirs all the same.
 */
export function answerableTasks(actor: Actor): Condition {
  return anyOf([urgeableTasks(actor), { sql: 't.assignee_id = ?', params: [actor.userId] }]);
}

/** Tasks a person may urge: those they may see, and those of what they asked for. */
export function urgeableTasks(actor: Actor): Condition {
  const theirs = allOf([{ sql: 'r.requester_id = ?', params: [actor.userId] }, needToKnowOf('t.record_id', actor)]);
  return anyOf([visibleTasks(actor), theirs]);
}
