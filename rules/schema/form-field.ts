import { z } from 'zod';
import { adorned, componentBase, formFeel, formText, inputBase, rulesOf } from './form-base.ts';
import { shownComponents } from './form-shown.ts';
import { variableName } from './identifier.ts';
import { shape } from './shape.ts';

const lengths = {
  minLength: z.int().min(0).optional().describe('Least characters'),
  maxLength: z.int().min(1).optional().describe('Most characters'),
};

const textfield = shape({
  type: z.literal('textfield'),
  ...inputBase,
  ...adorned,
  defaultValue: formText.optional().describe('Text given at first'),
  validate: rulesOf({
    ...lengths,
    pattern: z.string().max(200).optional().describe('Regular expression the whole text must match'),
    validationType: z.enum(['custom', 'email', 'phone']).optional().describe('Kind of text; custom: pattern decides'),
  }),
});

const textarea = shape({
  type: z.literal('textarea'),
  ...inputBase,
  defaultValue: formText.optional().describe('Text given at first'),
  validate: rulesOf(lengths),
});

const number = shape({
  type: z.literal('number'),
  ...inputBase,
  ...adorned,
  decimalDigits: z.int().min(0).max(10).optional().describe('Most decimals; absent: any'),
  increment: z.union([z.number(), z.string()]).optional().describe('Step of the arrows'),
  defaultValue: z.number().optional().describe('Number given at first'),
  validate: rulesOf({
    min: z.number().optional().describe('Smallest number allowed'),
    max: z.number().optional().describe('Largest number allowed'),
  }),
});

const checkbox = shape({
  type: z.literal('checkbox'),
  ...inputBase,
  defaultValue: z.boolean().optional().describe('True: ticked at first'),
  validate: rulesOf({}).describe('A required box must be ticked'),
});

const option = shape({
  label: formText.min(1).describe('Text in English'),
  value: z.string().min(1).max(200).describe('Stored value'),
});

/** Options stand in the schema, or the server supplies them under `valuesKey`. */
const choice = {
  ...inputBase,
  values: z.array(option).min(1).max(200).optional().describe('Options in the schema'),
  valuesKey: variableName.optional().describe('Name under which the server offers the options'),
  searchable: z.boolean().optional().describe('True: options can be searched'),
  validate: rulesOf({}),
};

const one = { ...choice, defaultValue: formText.optional().describe('Option chosen at first') };
const several = { ...choice, defaultValue: z.array(formText).optional().describe('Options chosen at first') };

const datetime = shape({
  type: z.literal('datetime'),
  ...inputBase,
  label: formText.optional().describe('Not shown: dateLabel and timeLabel are'),
  subtype: z.enum(['date', 'time', 'datetime']).describe('What is asked'),
  dateLabel: formText.optional().describe('Label of the date in English'),
  timeLabel: formText.optional().describe('Label of the time in English'),
  timeSerializingFormat: z
    .enum(['utc_offset', 'utc_normalized', 'no_timezone'])
    .optional()
    .describe('How the time is written'),
  timeInterval: z.int().min(1).max(60).optional().describe('Minutes between the times offered'),
  use24h: z.boolean().optional().describe('True: 24 hours'),
  disallowPassedDates: z.boolean().optional().describe('True: no day before today'),
  validate: rulesOf({}),
});

const filepicker = shape({
  type: z.literal('filepicker'),
  ...inputBase,
  accept: formText.optional().describe('Kinds of file, e.g. ".pdf,.png"'),
  multiple: z.union([z.boolean(), formFeel]).optional().describe('True: several files'),
  validate: rulesOf({}),
});

const expression = shape({
  type: z.literal('expression'),
  ...componentBase,
  key: variableName.describe('Name of the computed value'),
  expression: formFeel.describe('FEEL that computes it'),
  computeOn: z.enum(['change', 'presubmit']).optional().describe('When the browser computes it'),
});

/** Every component that is not a container: what is asked, and what is only shown. */
export const formLeaf = z.discriminatedUnion('type', [
  textfield,
  textarea,
  number,
  checkbox,
  shape({ type: z.literal('radio'), ...one }),
  shape({ type: z.literal('select'), ...one }),
  shape({ type: z.literal('checklist'), ...several }),
  shape({ type: z.literal('taglist'), ...several }),
  datetime,
  filepicker,
  expression,
  ...shownComponents,
]);

export type FormLeaf = z.infer<typeof formLeaf>;
