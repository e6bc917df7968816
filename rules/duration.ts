import { RuleError } from './errors.ts';
import { workingDuration } from './schema/time.ts';

const unitMs: Readonly<Record<string, number>> = { H: 3_600_000, M: 60_000, S: 1_000 };

/**
 * Milliseconds of an ISO 8601 duration of hours, minutes and seconds: `PT1H30M` is 5,400,000.
 *
 * @throws {RuleError} `DURATION_INVALID` for days (a "day" of service time is ambiguous) and anything else
 */
export function workingMs(duration: string): number {
  const parsed = workingDuration.safeParse(duration);
  if (!parsed.success)
    throw new RuleError(
      'DURATION_INVALID',
      `duration "${duration}"; allowed: hours, minutes and seconds, e.g. "PT4H"`,
      {
        duration,
      },
    );
  return [...parsed.data.matchAll(/(\d+)([HMS])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (unitMs[unit ?? ''] ?? 0),
    0,
  );
}
