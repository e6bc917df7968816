import { DateTime } from 'luxon';
import type { Variables } from '../../../engine/index.ts';
import type { CatalogueItem } from '../../../rules/schema/catalogue.ts';

/** Days before the last day on which the manager is asked whether it is still needed (domain 14, flow B). */
const askedDaysBefore = 7;

/** When access that was ordered ends, and what happens before; every instant in the zone of the organization. */
export interface AccessPeriod {
  /** Last day. */
  readonly accessEnd: string;
  /** 18:00 of the last day. */
  readonly accessEndsAt: string;
  /** From when on it may be ordered anew: 09:00 of that day. */
  readonly renewalOpensAt: string;
  /** When the manager is asked: 09:00 of that day. */
  readonly renewalAskAt: string;
}

/** The period of an order of access; null when the item is none, or no last day was given. */
export function accessPeriod({ access }: CatalogueItem, answers: Variables, zone: string): AccessPeriod | null {
  const text = access && answers[access.endField];
  if (!access || typeof text !== 'string') return null;
  const day = DateTime.fromISO(text, { zone });
  if (!day.isValid) return null;
  const at = (daysBefore: number, hour: number) => day.minus({ days: daysBefore }).set({ hour }).toUTC().toISO() ?? '';
  return {
    accessEnd: day.toISODate(),
    accessEndsAt: at(0, 18),
    renewalOpensAt: at(access.renewalDays, 9),
    renewalAskAt: at(askedDaysBefore, 9),
  };
}

/** Days from today to the last day: what the limit of the item is compared with. */
export function daysUntil(lastDay: string, now: Date, zone: string): number {
  const today = DateTime.fromJSDate(now, { zone }).startOf('day');
  return Math.round(DateTime.fromISO(lastDay, { zone }).startOf('day').diff(today, 'days').days);
}
