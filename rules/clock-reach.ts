import { addServiceTime, elapsedServiceTime, type ServiceInstant } from './calendar.ts';
import type { ClockStretch, ClockTrack } from './clock-events.ts';
import type { Calendar } from './schema/calendar.ts';

/**
 * The instant at which `ms` of service time had run. Undefined when the clock was paused or stopped before; a clock
 * stopped exactly at its due instant has met its target.
 */
export function instantReached(
  stretches: readonly ClockStretch[],
  calendar: Calendar,
  ms: number,
): ServiceInstant | undefined {
  let remaining = ms;
  for (const { from, to, runs } of stretches) {
    if (!runs) continue;
    const elapsed = to ? elapsedServiceTime(calendar, from, to) : Number.POSITIVE_INFINITY;
    if (remaining <= elapsed) {
      const instant = addServiceTime(calendar, from, remaining);
      if (!to || instant.at < to) return instant;
    }
    remaining = Math.max(0, remaining - elapsed);
  }
  return undefined;
}

/** A step of the ladder that a clock has passed. */
export interface PassedStep {
  readonly percent: number;
  /** When that share of the target had elapsed; this is the time of a breach, however late it is noticed. */
  readonly reachedAt: Date;
  /** When the step could first be noticed: later than `reachedAt` when a retarget moved the step into the past. */
  readonly passedAt: Date;
}

/** When a share of a target had elapsed first, under the earliest target for which it did; undefined if it has not by `now`. */
export function firstPassing(track: ClockTrack, percent: number, now: Date): PassedStep | undefined {
  for (const period of track.periods) {
    const until = period.to ?? now;
    const reached = instantReached(cut(track.stretches, until), period.calendar, shareOf(period.targetMs, percent));
    if (reached && reached.at <= until)
      return { percent, reachedAt: reached.at, passedAt: later(reached.at, period.from) };
  }
  return undefined;
}

/** The stretches as far as they lie before `until`; the last one stays open, because the clock did not stop there. */
function cut(stretches: readonly ClockStretch[], until: Date): readonly ClockStretch[] {
  return stretches
    .filter((stretch) => stretch.from <= until)
    .map((stretch) => (stretch.to && stretch.to <= until ? stretch : { ...stretch, to: null }));
}

function later(a: Date, b: Date): Date {
  return new Date(Math.max(a.getTime(), b.getTime()));
}

/** A share of a target in milliseconds, rounded up to the next whole one. */
export function shareOf(targetMs: number, percent: number): number {
  return Math.ceil((targetMs * percent) / 100);
}
