import type { TestContext } from 'vitest';

/** True when the full counts are wanted, which take many minutes: `npm run faults`. */
export const full = process.env['PRAXIS_FAULTS'] === 'full';

/** How often a test does its thing: few times with the suite, the whole count in `npm run faults`; told to its table. */
export function rounds({ task }: TestContext, few: number, whole: number): number {
  const count = full ? whole : few;
  Reflect.set(task.meta, 'rounds', count);
  return count;
}
