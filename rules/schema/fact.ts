import { z } from 'zod';
import { kebabId, variableName } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';

/** Types a fact may have. `money` is fen; `date` and `datetime` are ISO 8601 text; `list` holds texts. */
export const factTypes = ['text', 'enum', 'int', 'decimal', 'money', 'bool', 'date', 'datetime', 'list'] as const;

export type FactType = (typeof factTypes)[number];

/** Types a decided value may have; `duration` is an ISO 8601 duration such as `PT4H`. */
const outputTypes = [...factTypes, 'duration'] as const;

const scalar = z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]);
export const factValue = z.union([scalar, z.array(scalar).max(1000)]);

export type FactValue = z.infer<typeof factValue>;

/** What values mean, for readers; values that are values of a record field have the words of the field. */
const valueLabels = z
  .record(z.string().max(200), localizedText)
  .optional()
  .describe('Text for a value, in each language');

/** @returns a complaint for each label of a value that there is not */
function refuseStrayLabels(
  {
    values,
    valueLabels: labels,
  }: { readonly values?: readonly unknown[] | undefined; readonly valueLabels?: object | undefined },
  context: z.RefinementCtx,
): void {
  const known = (values ?? []).map(String);
  for (const value of Object.keys(labels ?? {}))
    if (!known.includes(value))
      context.addIssue({ code: 'custom', path: ['valueLabels', value], message: `allowed: ${known.join(', ')}` });
}

/** One fact a rule set reads. */
export const ruleInput = shape({
  fact: variableName.describe('Name of the fact'),
  type: z.enum(factTypes).describe('Type the value must have; "3" is not 3'),
  label: localizedText.optional().describe('Text shown above the column'),
  values: z
    .array(scalar)
    .min(1)
    .max(200)
    .optional()
    .describe('All values the fact can take; makes gaps and overlaps provable'),
  valueLabels,
  min: z.number().optional().describe('Smallest number allowed'),
  max: z.number().optional().describe('Largest number allowed'),
  required: z.literal(true).optional().describe('True: there is no value to assume when it is missing'),
  absent: factValue
    .optional()
    .describe('Declared value of the fact when it is missing; without it a missing fact is an error'),
  query: kebabId.optional().describe('Server fact that supplies the value, evaluated in the same transaction'),
}).superRefine((input, context) => {
  if (input.type === 'enum' && !input.values)
    context.addIssue({ code: 'custom', path: ['values'], message: 'an enum needs its "values"' });
  if (input.required && input.absent !== undefined)
    context.addIssue({ code: 'custom', path: ['absent'], message: 'a required fact has no "absent" value' });
  const numeric = ['int', 'decimal', 'money'].includes(input.type);
  for (const end of ['min', 'max'] as const)
    if (input[end] !== undefined && !numeric)
      context.addIssue({ code: 'custom', path: [end], message: 'allowed: for int, decimal and money only' });
  if (input.min !== undefined && input.max !== undefined && input.min > input.max)
    context.addIssue({ code: 'custom', path: ['max'], message: `allowed: ${input.min}, the smallest, or more` });
  refuseStrayLabels(input, context);
});

/** One value a row decides. */
export const ruleOutput = shape({
  name: variableName.describe('Name of the decided value'),
  type: z.enum(outputTypes).describe('Type of the decided value'),
  label: localizedText.optional().describe('Text shown above the column'),
  values: z.array(scalar).min(1).max(200).optional().describe('All values it can take'),
  valueLabels,
}).superRefine(refuseStrayLabels);

export type RuleInput = z.infer<typeof ruleInput>;
export type RuleOutput = z.infer<typeof ruleOutput>;
