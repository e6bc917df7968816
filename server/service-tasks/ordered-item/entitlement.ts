import type { CatalogueItem } from '../../../rules/schema/catalogue.ts';
import type { Person } from '../../execution/directory.ts';
import type { AccessPeriod } from './access-period.ts';

/** Why an order is refused before anybody approves it. */
export type Refusal = 'ordered-by' | 'inactive' | 'role' | 'end-date-passed' | 'end-date-too-late';

/** What an order is judged by. */
export interface Order {
  readonly item: CatalogueItem;
  readonly beneficiary: Person;
  readonly orderedBy: CatalogueItem['orderedBy'][number];
  readonly period: AccessPeriod | null;
  /** Days until the last day of `period`. */
  readonly days: number;
}

/** The first reason against an order; null when the beneficiary is entitled to it. */
export function refusalOf({ item, beneficiary, orderedBy, period, days }: Order): Refusal | null {
  if (!item.orderedBy.includes(orderedBy)) return 'ordered-by';
  // Whoever leaves may be locked out already when the order to remove the account arrives.
  if (!beneficiary.active && orderedBy === 'person') return 'inactive';
  const { entitledRoles, access } = item;
  if (entitledRoles && !entitledRoles.some((role) => beneficiary.roles.includes(role))) return 'role';
  if (!period || !access) return null;
  if (days < 0) return 'end-date-passed';
  return days > access.maxDays ? 'end-date-too-late' : null;
}
