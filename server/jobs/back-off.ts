/** Minutes to wait before the first, second and third retry (domain 0.8b-1). */
const waits = [1, 5, 15];

/** When to try again after `failures` failed attempts; null when all retries are used up. */
export function retryAt(failures: number, now: Date): Date | null {
  const minutes = waits[failures - 1];
  return minutes === undefined ? null : new Date(now.getTime() + minutes * 60_000);
}
