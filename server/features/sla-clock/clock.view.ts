import { serviceStretches } from '../../../rules/calendar.ts';
import { type Calendars, readClock } from '../../../rules/clock.ts';
import type { ClockView } from '../../contract/clock.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { findClocks } from './clock.repository.ts';
import type { ClockDraft } from './clock-draft.ts';

/** Clocks of records as people see them, by record id. */
export async function clocksOf(
  reader: Pick<Reader, 'query'>,
  recordIds: readonly string[],
  at: { readonly calendars: Calendars; readonly now: Date; readonly withIntervals?: boolean },
): Promise<ReadonlyMap<string, readonly ClockView[]>> {
  const clocks = await findClocks(reader, [...new Set(recordIds)]);
  const byRecord = new Map<string, ClockView[]>();
  for (const clock of clocks)
    byRecord.set(clock.recordId, [...(byRecord.get(clock.recordId) ?? []), viewOf(clock, at)]);
  return byRecord;
}

function viewOf(
  clock: ClockDraft,
  {
    calendars,
    now,
    withIntervals = false,
  }: { readonly calendars: Calendars; readonly now: Date; readonly withIntervals?: boolean },
): ClockView {
  const reading = readClock(clock.events, calendars, now);
  const target = clock.events.findLast((event) => event.type === 'start' || event.type === 'retarget');
  const stopped = clock.events.findLast((event) => event.type === 'stop');
  return {
    id: clock.id,
    metric: clock.metric,
    state: reading.state,
    target: target?.target ?? '',
    calendar: reading.calendar,
    calendarName: calendars[reading.calendar]?.name ?? { en: reading.calendar, zh: reading.calendar },
    startedAt: (clock.events[0]?.at ?? now).toISOString(),
    dueAt: reading.dueAt?.toISOString() ?? null,
    stoppedAt: reading.state === 'stopped' ? (stopped?.at.toISOString() ?? null) : null,
    elapsedMs: reading.elapsedMs,
    remainingMs: reading.remainingMs,
    percent: reading.targetMs === 0 ? 0 : Math.floor((reading.elapsedMs * 1000) / reading.targetMs) / 10,
    breached: clock.breachedAt !== null || reading.breachedAt !== null,
    breachedAt: (clock.breachedAt ?? reading.breachedAt)?.toISOString() ?? null,
    pausedBecause: reading.pausedBecause,
    provisional: reading.provisional,
    firedPercents: [...clock.fired].toSorted((a, b) => a - b),
    intervals: withIntervals
      ? reading.intervals.flatMap((interval) => explained(interval, calendars, reading.calendar))
      : [],
  };
}

type Interval = ReturnType<typeof readClock>['intervals'][number];

/** A stretch in which the clock ran, cut where the calendar opens, closes, or has a holiday. */
function explained(interval: Interval, calendars: Calendars, calendarId: string): ClockView['intervals'] {
  const whole = { from: interval.from.toISOString(), to: interval.to.toISOString() };
  const calendar = calendars[calendarId];
  if (!interval.counted || !calendar)
    return [
      { ...whole, counted: false, because: interval.because === 'stopped' ? 'resolved' : `paused:${interval.because}` },
    ];
  return serviceStretches(calendar, interval.from, interval.to)
    .slice(0, 400)
    .map((stretch) => ({
      from: stretch.from.toISOString(),
      to: stretch.to.toISOString(),
      counted: stretch.open,
      because: stretch.because,
    }));
}
