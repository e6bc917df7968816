import { RuleError } from '../errors.ts';
import type { Calendar } from '../schema/calendar.ts';
import type { ChangeSchedule, Freeze } from '../schema/change-schedule.ts';
import { dayNumber } from '../service-day.ts';
import { addWorkdays, isWorkday } from '../workday.ts';
import type { Interval } from './interval.ts';
import { localDays } from './local-day.ts';

/** What a freeze looks at in a service. */
export interface FreezableService {
  readonly id: string;
  readonly tier: number;
  readonly tags: readonly string[];
}

/** A freeze and the local days `yyyy-MM-dd` of it that a stretch touches. */
export interface FreezeHit {
  readonly freeze: string;
  readonly days: readonly string[];
}

/**
 * The freezes a change of these services would hit. A freeze covers whole local days and is hit when the stretch
 * touches one of them.
 *
 * @throws {RuleError} `RULE_SET_INVALID` for a calendar nobody has
 */
export function freezesHit(
  schedule: ChangeSchedule,
  stretch: Interval,
  services: readonly FreezableService[],
  calendars: readonly Calendar[],
): readonly FreezeHit[] {
  return frozenDays(schedule, stretch, calendars)
    .filter(({ freeze }) => services.some((service) => protects(schedule, freeze, service)))
    .filter(({ days }) => days.length > 0);
}

/** Every freeze with the local days of it that a stretch touches, whatever it protects. */
export function frozenDays(
  schedule: ChangeSchedule,
  stretch: Interval,
  calendars: readonly Calendar[],
): readonly FreezeHit[] {
  const dates = localDays(stretch, schedule.zone).map(({ date }) => date);
  return schedule.freezes.map((freeze) => ({
    freeze: freeze.id,
    days: dates.filter((date) => covers(freeze, date, calendars)),
  }));
}

function protects({ freezes }: ChangeSchedule, id: string, { tier, tags }: FreezableService): boolean {
  const services = freezes.find((freeze) => freeze.id === id)?.services;
  if (services === undefined || services === 'all') return services === 'all';
  return 'tags' in services ? services.tags.some((tag) => tags.includes(tag)) : services.tiers.includes(tier);
}

function covers({ id, days }: Freeze, date: string, calendars: readonly Calendar[]): boolean {
  if (days.kind === 'yearly') return liesBetween(date.slice(5), days.from, days.to);
  const calendar = calendars.find((each) => each.id === days.calendar);
  if (!calendar)
    throw new RuleError('RULE_SET_INVALID', `freeze "${id}": unknown calendar "${days.calendar}"`, { freeze: id });
  if (days.kind === 'holidays') return isAtHoliday(calendar, date, days.before);
  return isWorkday(calendar, date) && date >= addWorkdays(calendar, firstOfNextMonth(date), -days.count);
}

function liesBetween(day: string, from: string, to: string): boolean {
  return from <= to ? day >= from && day <= to : day >= from || day <= to;
}

function isAtHoliday(calendar: Calendar, date: string, before: number): boolean {
  const day = dayNumber(date);
  return calendar.holidays.some((holiday) => {
    const ahead = dayNumber(holiday.date) - day;
    return ahead >= 0 && ahead <= before;
  });
}

function firstOfNextMonth(date: string): string {
  const [year = 0, month = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
}
