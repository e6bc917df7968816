import { Duration } from 'luxon';
import { startTimerDue, type TimerDue } from '../../engine/index.ts';
import { addServiceTime } from '../../rules/calendar.ts';
import type { Calendar } from '../../rules/schema/calendar.ts';
import { type Cycle, cronOf, nextTime } from './recurrence.ts';
import { sameCron, sameCycle, sameLocalTime } from './same-occurrence.ts';

const dayMs = 86_400_000;

/** A timer start event of a model. */
export interface TimerStart {
  readonly process: Parameters<typeof startTimerDue>[0];
  readonly elementId: string;
}

/** What times are read with. */
export interface TimeTable {
  /** IANA zone of the organization. */
  readonly zone: string;
  readonly calendars: readonly Calendar[];
}

/** When a start is due. */
export interface StartTime {
  readonly dueAt: Date;
  /** The first time, ISO 8601, for cycles. */
  readonly anchor: string | null;
  /** Starts that are left; null when it goes on for ever. */
  readonly left: number | null;
}

/** When it is due first; null when that has passed. */
export function firstTime({ process, elementId }: TimerStart, now: Date, table: TimeTable): StartTime | null {
  const due = startTimerDue(process, elementId, { now, zone: table.zone });
  switch (due.type) {
    case 'instant':
      return due.at > now ? { dueAt: due.at, anchor: null, left: 1 } : null;
    case 'service-time': {
      const calendar = calendarNamed(due.calendar, table);
      return calendar && { dueAt: addServiceTime(calendar, due.from, due.duration).at, anchor: null, left: 1 };
    }
    case 'cycle':
      return { dueAt: due.first, anchor: due.first.toISOString(), left: due.repetitions };
    case 'cron':
      return { dueAt: nextTime(cronOf(due, table.calendars), now), anchor: null, left: null };
    default:
      return null;
  }
}

/** When it is due again after `after`; null for what comes once. */
export function timeAfter(
  { process, elementId }: TimerStart,
  { anchor }: Pick<StartTime, 'anchor'>,
  after: Date,
  table: TimeTable,
): Date | null {
  const due = startTimerDue(process, elementId, { now: after, zone: table.zone });
  if (due.type === 'cron') return nextTime(cronOf(due, table.calendars), after);
  if (due.type !== 'cycle' || anchor === null) return null;
  return nextTime(cycleOf(due, new Date(anchor), table), after);
}

/**
 * When a start that was armed in another zone of the organization is due in that of `table`: what is written as days
 * and times of day keeps them, what is written as an instant stays. What comes more often than daily goes on at its pace.
 */
export function timeInZone(
  { process, elementId }: TimerStart,
  armed: StartTime,
  from: string,
  now: Date,
  table: TimeTable,
): StartTime {
  const due = startTimerDue(process, elementId, { now, zone: table.zone });
  const was = startTimerDue(process, elementId, { now, zone: from });
  if (due.type === 'cron' && was.type === 'cron')
    return { ...armed, dueAt: sameCron(armed.dueAt, cronOf(was, table.calendars), due.zone) };
  if (due.type === 'cycle' && was.type === 'cycle' && armed.anchor !== null) {
    const before = cycleOf(was, new Date(armed.anchor), table);
    const keepsTimeOfDay = due.local && !before.calendar && Duration.fromISO(due.every).toMillis() >= dayMs;
    const anchor = keepsTimeOfDay ? sameLocalTime(before.anchor, was.zone, due.zone) : before.anchor;
    const dueAt = sameCycle(armed.dueAt, before, cycleOf(due, anchor, table));
    return { ...armed, dueAt, anchor: anchor.toISOString() };
  }
  // A date that is worked out anew from the time that has passed is another date: it stays as it was told.
  const isSame = was.type === 'instant' && was.at.getTime() === armed.dueAt.getTime();
  return due.type === 'instant' && isSame ? { ...armed, dueAt: due.at } : armed;
}

function cycleOf(due: Extract<TimerDue, { type: 'cycle' }>, anchor: Date, table: TimeTable): Cycle {
  const { every, zone, calendar } = due;
  return { type: 'cycle', anchor, every, zone, calendar: calendarNamed(calendar, table) };
}

function calendarNamed(id: string | undefined, { calendars }: TimeTable): Calendar | null {
  return calendars.find((calendar) => calendar.id === id) ?? null;
}
