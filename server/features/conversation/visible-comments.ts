import { type Actor, can } from '../../actor.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { anyOf } from '../record/readable.view.ts';

/**
 * Comments a person may know of, as a condition on `record_comment c` with its `record r`. Internal ones are for the
 * people of the provider, and never for the one who asks for the record.
 */
export function visibleComments(actor: Actor): Condition {
  const open = { sql: 'c.internal = 0', params: [] };
  if (!can(actor, 'record.read-all')) return open;
  return anyOf([open, { sql: '(r.requester_id IS NULL OR r.requester_id <> ?)', params: [actor.userId] }]);
}

/** True when a person may read and write internal comments of a record. */
export function seesInternal(actor: Actor, requesterId: string | null): boolean {
  return can(actor, 'record.read-all') && requesterId !== actor.userId;
}
