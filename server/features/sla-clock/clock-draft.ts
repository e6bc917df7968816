import type { ClockEvent } from '../../../rules/clock.ts';

/** A clock while a transaction works on it: its events, and the steps of the ladder that have fired. */
export interface ClockDraft {
  readonly id: string;
  readonly recordId: string;
  readonly metric: string;
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
