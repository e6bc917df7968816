const dayMs = 24 * 60 * 60 * 1000;

/**
 * From which `created_at` on a record may have been registered within `spanMs` before `at`. Nothing is registered
 * later than it is created, but for an alarm of a machine whose clock is fast: hence one day more.
 */
export function createdSince(at: Date, spanMs: number): Date {
  return new Date(at.getTime() - spanMs - dayMs);
}

/** Milliseconds of so many days of 24 hours. */
export function days(count: number): number {
  return count * dayMs;
}
