import { type Calendars, type ClockEvent, type ClockReading, readClock } from '../../../rules/clock.ts';
import type { RecordClock } from '../../../rules/record-clocks.ts';
import { calendarOfKey } from '../calendar/calendar-library.service.ts';

/** A clock while a transaction works on it: its events, and the steps of the ladder that have fired. */
export interface ClockDraft extends RecordClock {
  readonly id: string;
  readonly recordId: string;
  readonly metric: string;
  /** Place among the clocks of the record, from 0. */
  readonly sequence: number;
  readonly events: ClockEvent[];
  readonly fired: Set<number>;
  breachedAt: Date | null;
  /** How many of the events are stored; 0 for a new clock. */
  storedEvents: number;
}

/** Details of an event beside its type and time, as they are stored. */
export function detailsOf(event: ClockEvent): Readonly<Record<string, string>> {
  switch (event.type) {
    case 'start':
    case 'retarget':
      return { target: event.target, calendar: event.calendar };
    case 'pause':
      return { reason: event.reason };
    default:
      return {};
  }
}

/** The details as people and audits read them: the calendar by its id, and the version that counts. */
export function saidOf(event: ClockEvent): Readonly<Record<string, string | number>> {
  if (event.type !== 'start' && event.type !== 'retarget') return detailsOf(event);
  const { id, version } = calendarOfKey(event.calendar);
  return { target: event.target, calendar: id, calendarVersion: version };
}

/**
 * An event as it was stored.
 *
 * @throws {Error} when the row was not written by this program
 */
export function eventOf(type: string, at: Date, details: Readonly<Record<string, string>>): ClockEvent {
  switch (type) {
    case 'start':
    case 'retarget':
      return { type, at, target: details['target'] ?? '', calendar: details['calendar'] ?? '' };
    case 'pause':
      return { type, at, reason: details['reason'] ?? '' };
    case 'resume':
    case 'stop':
    case 'continue':
      return { type, at };
    default:
      throw new Error(`unknown clock event "${type}"`);
  }
}

interface Read {
  readonly events: number;
  readonly calendars: Calendars;
  readonly at: number;
  readonly reading: ClockReading;
}

const lastReadings = new WeakMap<ClockDraft, Read>();

/** A clock as it stands at `now`: read again only when it has more events, another time or other calendars. */
export function readingOf(clock: ClockDraft, calendars: Calendars, now: Date): ClockReading {
  const last = lastReadings.get(clock);
  const [events, at] = [clock.events.length, now.getTime()];
  if (last?.events === events && last.at === at && last.calendars === calendars) return last.reading;
  const reading = readClock(clock.events, calendars, now);
  lastReadings.set(clock, { events, calendars, at, reading });
  return reading;
}

/** The target a clock has now. */
export function targetOf(clock: ClockDraft): { readonly target: string; readonly calendar: string } {
  const last = clock.events.findLast((event) => event.type === 'start' || event.type === 'retarget');
  return last?.type === 'start' || last?.type === 'retarget' ? last : { target: '', calendar: '' };
}
