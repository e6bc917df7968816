import { z } from 'zod';
import { kebabId } from './identifier.ts';
import { localizedText } from './languages.ts';
import { recordField } from './record-field.ts';
import { shape } from './shape.ts';

/** A status of a record. The first state of the list is where a record begins. */
const recordState = shape({
  key: kebabId.describe('Stored status'),
  label: localizedText.describe('Status as the people working on it read it'),
  stage: localizedText.optional().describe('Status in plain words, as the requester reads it; absent: the label'),
  final: z.boolean().optional().describe('True: the record is closed in this state'),
});

/** How numbers are given: prefix and a gap-free sequence per prefix, `INC000123`. */
const numbering = shape({
  digits: z.int().min(4).max(10).optional().describe('Digits of the sequence; absent: 6'),
  yearly: z.boolean().optional().describe('True: the year follows the prefix and the sequence restarts each year'),
});

/** `records/<type>.json`: the fields and states of one kind of record. */
export const recordType = shape({
  type: kebabId.describe('Name of the record type, also of its file'),
  prefix: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{1,4}$/, 'allowed: 2 to 5 capitals, e.g. "INC"')
    .describe('Prefix of its numbers'),
  name: localizedText.describe('Name of one record'),
  fields: z.array(recordField).describe('Fields beside those every record has'),
  states: z.array(recordState).min(1).describe('States, the first is the initial one'),
  transitions: z.array(z.tuple([kebabId, kebabId])).describe('Allowed changes of state, [from, to]'),
  stages: z.record(kebabId, localizedText).optional().describe('Further plain-language stages that models name by key'),
  numbering: numbering.optional().describe('Absent: six digits, never restarted'),
}).superRefine((type, context) => {
  const states = type.states.map((state) => state.key);
  for (const [index, transition] of type.transitions.entries())
    for (const [side, key] of transition.entries())
      if (!states.includes(key))
        context.addIssue({
          code: 'custom',
          path: ['transitions', index, side],
          message: `unknown state "${key}"; allowed: ${states.join(', ')}`,
        });
  for (const key of doubled(states))
    context.addIssue({ code: 'custom', path: ['states'], message: `state "${key}" stands twice` });
  for (const key of doubled(type.fields.map((field) => field.key)))
    context.addIssue({ code: 'custom', path: ['fields'], message: `field "${key}" stands twice` });
});

function doubled(keys: readonly string[]): readonly string[] {
  return keys.filter((key, index) => keys.indexOf(key) !== index);
}

export type RecordType = z.infer<typeof recordType>;
export type RecordState = z.infer<typeof recordState>;
