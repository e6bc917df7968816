import { z } from 'zod';
import { feelText, kebabId, variableName } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';

const common = {
  of: kebabId.describe('Record type whose records are measured'),
  source: z
    .enum(['records', 'clocks', 'history'])
    .optional()
    .describe(
      'What is counted: records of the type; their clocks (metric, clock, subject, state, startedAt, stoppedAt, dueAt, breached, breachedAt, targetMinutes, elapsedMinutes, record); entries of their history (at, lifecycle, elementId, actor, details, record); absent: records',
    ),
  over: feelText.optional().describe('FEEL over the fields of a record: which records count at all; absent: all'),
  periodBy: variableName.describe('Field with the instant that puts a record into a period'),
};

const valued = {
  where: feelText.optional().describe('FEEL: which records of the population contribute a value'),
  value: feelText.optional().describe('FEEL over the fields of a record, giving a number'),
  from: variableName.optional().describe('Field with the instant a duration begins'),
  to: variableName.optional().describe('Field with the instant a duration ends; unit "h", "min" or "d"'),
};

/** What a KPI computes over the records of a period. */
const measure = z
  .discriminatedUnion('type', [
    shape({
      type: z.literal('count'),
      ...common,
      where: feelText.optional().describe('FEEL: which records are counted'),
      stock: z
        .literal(true)
        .optional()
        .describe('Counts what is there at the end of the period, whenever it began; periodBy says since when'),
    }),
    shape({ type: z.literal('ratio'), ...common, where: feelText.describe('FEEL: which records are the numerator') }),
    shape({ type: z.literal('sum'), ...common, ...valued }),
    shape({ type: z.literal('average'), ...common, ...valued }),
    shape({
      type: z.literal('percentile'),
      ...common,
      ...valued,
      percentile: z.int().min(1).max(100).describe('Nearest rank, 1 to 100'),
    }),
  ])
  .superRefine((value, context) => {
    if (value.type === 'count' || value.type === 'ratio') return;
    const duration = value.from !== undefined && value.to !== undefined;
    if ((value.value !== undefined) === duration)
      context.addIssue({ code: 'custom', path: ['value'], message: 'allowed: either "value", or "from" and "to"' });
  });

/** One indicator of a process and its target. */
export const kpi = shape({
  id: z
    .string()
    .regex(/^[A-Z][A-Za-z0-9-]{0,19}$/, 'allowed: e.g. "K1"')
    .describe('Id within the process'),
  name: localizedText.describe('Name of the indicator'),
  description: localizedText.optional().describe('Formula in words'),
  measure: measure.describe('How the value is computed'),
  unit: z.string().max(20).describe('Unit of value and target: "%", "h", "min", "d", "" ...'),
  target: z.number().describe('Target in the unit'),
  direction: z.enum(['up', 'down']).describe('up: more is better; down: less is better'),
  display: z
    .enum(['half-up-2', 'truncate-3'])
    .optional()
    .describe('Rounding for display only; absent: half up to 2 decimals'),
  frequency: z.enum(['weekly', 'monthly', 'quarterly', 'yearly']).describe('How often it is reported'),
  owner: kebabId.describe('Role that answers for it'),
});

/** `kpis.json`. */
export const kpis = z.array(kpi);

export type Measure = z.infer<typeof measure>;
export type Kpi = z.infer<typeof kpi>;
