import { type Calendars, readClock } from '../../../rules/clock.ts';
import { type ExplainedStretch, explainClock } from '../../../rules/explanation.ts';
import type { ClockDefinition } from '../../../rules/schema/clock-definition.ts';
import type { ClockView } from '../../contract/clock.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { calendarOfKey } from '../calendar/calendar-library.service.ts';
import { findClocks } from './clock.repository.ts';
import { type ClockDraft, targetOf } from './clock-draft.ts';

export { findClocks } from './clock.repository.ts';

/** When clocks are looked at, and what by. */
export interface ClockViewing {
  /** Every version by its key. */
  readonly calendars: Calendars;
  readonly definitions: readonly ClockDefinition[];
  readonly now: Date;
  readonly withIntervals?: boolean;
}

/** Longer lives are shown from their end; the stretches before are left out. */
const mostIntervals = 400;

/** Clocks of records as people see them, by record id. */
export async function clocksOf(
  reader: Pick<Reader, 'query'>,
  recordIds: readonly string[],
  viewing: ClockViewing,
): Promise<ReadonlyMap<string, readonly ClockView[]>> {
  const clocks = await findClocks(reader, [...new Set(recordIds)], viewing.definitions);
  const byRecord = new Map<string, ClockView[]>();
  for (const clock of clocks)
    byRecord.set(clock.recordId, [...(byRecord.get(clock.recordId) ?? []), viewOf(clock, viewing)]);
  return byRecord;
}

function viewOf(clock: ClockDraft, { calendars, now, withIntervals = false }: ClockViewing): ClockView {
  const reading = readClock(clock.events, calendars, now);
  const { target, calendar } = targetOf(clock);
  const stopped = clock.events.findLast((event) => event.type === 'stop');
  return {
    id: clock.id,
    metric: clock.metric,
    label: clock.definition.label,
    subject: clock.subject,
    internal: clock.definition.internal ?? false,
    state: reading.state,
    target,
    calendar: reading.calendar,
    calendarVersion: calendarOfKey(calendar).version,
    calendarName: calendars[calendar]?.name ?? { en: reading.calendar, zh: reading.calendar },
    zone: calendars[calendar]?.zone ?? 'UTC',
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
    intervals: withIntervals ? explainClock(clock.events, calendars, now).slice(-mostIntervals).map(intervalOf) : [],
  };
}

function intervalOf({
  from,
  to,
  counted,
  because,
  reason,
  holidays,
}: ExplainedStretch): ClockView['intervals'][number] {
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    counted,
    because: because === 'stopped' ? 'resolved' : because === 'paused' ? `paused:${reason ?? ''}` : because,
    holidays: [...holidays],
  };
}
