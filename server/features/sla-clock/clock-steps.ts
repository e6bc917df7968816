import { type Calendars, dueOfPercent, type PassedStep, stepsPassed } from '../../../rules/clock.ts';
import { isLate } from '../../jobs/job.ts';
import { type ClockDraft, readingOf } from './clock-draft.ts';

/** A step that fires now. */
export interface FiringStep extends PassedStep {
  /** True when the server noticed it noticeably after it was passed, e.g. because it was down. */
  readonly late: boolean;
}

/** Steps passed by `now` that have not fired, in the order they were passed. A stopped or paused clock keeps what it passed. */
export function stepsToFire(
  clock: ClockDraft,
  calendars: Calendars,
  percents: readonly number[],
  now: Date,
): readonly FiringStep[] {
  const open = percents.filter((percent) => !clock.fired.has(percent));
  return stepsPassed(clock.events, calendars, open, now).map((step) => ({
    ...step,
    late: isLate({ dueAt: step.passedAt }, now),
  }));
}

/** When the next step is due; null when none is left, or the clock does not run. */
export function nextStepAt(
  clock: ClockDraft,
  calendars: Calendars,
  percents: readonly number[],
  now: Date,
): Date | null {
  if (readingOf(clock, calendars, now).state !== 'running') return null;
  const open = percents.filter((percent) => !clock.fired.has(percent));
  // The lowest percent is reached first.
  return open.length === 0 ? null : dueOfPercent(clock.events, calendars, Math.min(...open));
}
