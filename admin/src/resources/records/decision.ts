import { z } from 'zod';

const values = z.record(z.string(), z.json());

/** Why a rule set decided as it did, as the history has it under `decision`: rows are numbered from 1. */
const decision = z.object({
  ruleSet: z.string(),
  facts: values,
  firedRows: z.array(z.number()),
  result: z.union([values, z.array(values)]),
});
export type Decision = z.infer<typeof decision>;

/** The decision in the details of a history entry; null for readers who may not see it, and for other entries. */
export function decisionOf(details: Readonly<Record<string, unknown>>): Decision | null {
  const read = decision.safeParse(details['decision']);
  return read.success ? read.data : null;
}
