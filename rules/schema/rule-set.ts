import { z } from 'zod';
import { factValue, ruleInput, ruleOutput } from './fact.ts';
import { clause, kebabId, variableName } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';

/** How the rows that match become one result. */
const hitPolicies = ['FIRST', 'UNIQUE', 'SUM', 'ANY', 'COLLECT'] as const;

export type HitPolicy = (typeof hitPolicies)[number];

/** Comparisons a row may make. Nothing else: no paths into objects, no regular expressions. */
export const operators = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
  'contains',
  'doesNotContain',
] as const;

export type Operator = (typeof operators)[number];

const comparison = z
  .partialRecord(z.enum(operators), factValue, { error: `allowed operators: ${operators.join(', ')}` })
  .refine((value) => Object.keys(value).length > 0, { error: 'allowed: at least one comparison' });

/** All of these must hold: `{ fact: { operator: value } }`. */
const ruleCondition = z
  .record(variableName, comparison)
  .refine((when) => Object.keys(when).length > 0, {
    error: 'an empty condition would always hold; write "always": true',
  })
  .refine((when) => Object.keys(when).length <= 200, { error: 'allowed: at most 200 facts in one condition' });

/** One row: it matches when `when` holds and, if given, one of `anyOf`; a row with `always` matches every case. */
export const ruleRow = shape({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/, 'allowed: letters, digits, dot, dash, underscore')
    .describe('Id kept as the reason'),
  when: ruleCondition.optional().describe('All of these must hold'),
  anyOf: z.array(ruleCondition).min(1).max(50).optional().describe('At least one of these must hold'),
  always: z.literal(true).optional().describe('Matches every case, e.g. the last row of a FIRST table'),
  outputs: z.record(variableName, factValue).optional().describe('What the row decides; absent in ANY'),
  label: localizedText.optional().describe('The row in words'),
}).refine((row) => (row.always === true) !== (row.when !== undefined || row.anyOf !== undefined), {
  error: 'allowed: either "always": true, or "when" and/or "anyOf"',
});

/** A result in the shape of any hit policy; results are not nested, so that no depth can exhaust the stack. */
const values = z.record(variableName, factValue);
const expected = z.union([values, z.array(values).max(2000)], {
  error: 'allowed: values by output name, or for COLLECT a list of them',
});

/** A case that must hold before the rule set may be published. */
const ruleTest = shape({
  name: z.string().min(1).describe('What the case shows'),
  in: z.record(variableName, factValue).describe('Facts given'),
  expect: expected.optional().describe('Result expected, in the shape of the hit policy'),
  rows: z.array(z.string()).optional().describe('Ids of the rows that must have fired'),
  error: z.string().optional().describe('Error code expected instead of a result'),
}).refine((test) => (test.expect === undefined) !== (test.error === undefined), {
  error: 'allowed: either "expect" or "error"',
});

/**
 * `rules/<id>.json`: one decision table. Results by hit policy: UNIQUE and FIRST one object, COLLECT a list,
 * SUM `{ points }`, ANY `{ hit, rows }`.
 */
export const ruleSet = shape({
  id: kebabId.describe('Name of the file, and the decisionId in models'),
  ref: z
    .string()
    .regex(/^RS-[A-Z0-9-]+$/, 'allowed: e.g. "RS-PRIORITY"')
    .optional()
    .describe('Name in the domain text'),
  name: localizedText.optional().describe('Name shown to people'),
  clause: clause.optional().describe('Clause of ISO/IEC 20000-1 the decision serves'),
  hitPolicy: z.enum(hitPolicies).describe('How matching rows become one result'),
  distinct: z.boolean().optional().describe('COLLECT only: equal results are listed once'),
  inputs: z.array(ruleInput).min(1).max(50).describe('Facts the rows read'),
  outputs: z.array(ruleOutput).max(50).describe('Values the rows decide; empty for ANY'),
  rows: z.array(ruleRow).min(1).max(2000).describe('The table'),
  tests: z.array(ruleTest).min(1).describe('Cases that must pass'),
});

export type RuleSet = z.infer<typeof ruleSet>;
export type RuleRow = z.infer<typeof ruleRow>;
export type RuleCondition = z.infer<typeof ruleCondition>;
export type RuleTest = z.infer<typeof ruleTest>;
