import { type Actor, can } from '../../actor.ts';
import { type Condition, everything } from '../../master-data/master-data.ts';
import { workOf } from '../record/readable.view.ts';

/** Tasks a person may see, as a condition on `task t`: staff all, others what they have, had or may take. */
export function visibleTasks(actor: Actor): Condition {
  return can(actor, 'record.read-all') ? everything : workOf(actor);
}
