import type { CatalogueItem } from '../../../rules/schema/catalogue.ts';
import type { Actor } from '../../actor.ts';
import { NotFound } from '../../errors.ts';
import type { ProcessVersion } from '../process-version/process-version.service.ts';

/** Key under which values of a start form name the item. */
export const itemKey = 'catalogueItemId';

/** Items a person may order: for themselves, or for somebody they may order for. */
export function orderableItems({ content }: ProcessVersion, actor: Actor): readonly CatalogueItem[] {
  return (content.catalogue?.items ?? []).filter((item) => mayOrder(item, actor));
}

/** @throws {NotFound} when the catalogue has no such item, or none the actor may order */
export function orderableItem(version: ProcessVersion, code: unknown, actor: Actor): CatalogueItem {
  const item = orderableItems(version, actor).find((each) => each.code === code);
  if (!item) throw new NotFound('catalogue item', String(code));
  return item;
}

/** Whoever works for the provider may order on behalf of those who are entitled; who may have it is checked later. */
function mayOrder({ orderedBy, entitledRoles }: CatalogueItem, actor: Actor): boolean {
  if (!orderedBy.includes('person')) return false;
  if (entitledRoles === undefined || actor.roles.includes('service-desk')) return true;
  return actor.roles.some((role) => role === 'line-manager' || entitledRoles.includes(role));
}
