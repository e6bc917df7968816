import type { Actor } from '../../actor.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { anyOf, needToKnow } from '../record/readable.view.ts';

/** Lines but those of restricted records the reader need not know of. */
export function readableLines(actor: Actor): Condition {
  return anyOf([{ sql: 'r.id IS NULL', params: [] }, needToKnow(actor)]);
}
