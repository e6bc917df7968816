import { z } from 'zod';
import type { ReleasedChange } from './released-changes.ts';

/** One value that will be different once a release is deployed. */
export const plannedValue = z.object({
  /** Number of the change that plans it. */
  change: z.string(),
  ciId: z.string(),
  attribute: z.string(),
  value: z.string(),
});

const planned = z.array(plannedValue.omit({ change: true })).nullish();

/** What these changes plan to be different, in their order; a change that plans nothing adds nothing. */
export function plannedValues(changes: readonly ReleasedChange[]): readonly z.output<typeof plannedValue>[] {
  return changes.flatMap(({ number, fields }) =>
    (planned.parse(fields['plannedCiChanges']) ?? []).map((value) => ({ change: number, ...value })),
  );
}
