import { z } from 'zod';
import { kebabId, variableName } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';

const fieldTypes = [
  'text',
  'long',
  'int',
  'decimal',
  'money',
  'bool',
  'date',
  'datetime',
  'enum',
  'ref',
  'user',
  'list',
  'file',
  'object',
] as const;

export type FieldType = (typeof fieldTypes)[number];

/** One value of an enumeration and how people read it. */
const enumValue = shape({
  value: z.string().min(1).max(80).describe('Stored value'),
  label: localizedText.describe('Text shown for the value'),
});

/** One field of a record type. `money` is an integer number of fen in storage and CNY in tables and forms. */
export interface RecordField {
  readonly key: string;
  readonly type: FieldType;
  readonly label: z.infer<typeof localizedText>;
  readonly required?: boolean | undefined;
  readonly auto?: boolean | undefined;
  readonly byProcess?: boolean | undefined;
  readonly inbox?: boolean | undefined;
  readonly of?: string | undefined;
  readonly values?: z.infer<typeof enumValue>[] | undefined;
  readonly fields?: RecordField[] | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

export const recordField: z.ZodType<RecordField> = shape({
  key: variableName.describe('Name of the field in the record'),
  type: z.enum(fieldTypes).describe('Type of the value'),
  label: localizedText.describe('Text shown beside the value'),
  required: z.boolean().optional().describe('True: a record cannot be without it'),
  auto: z.boolean().optional().describe('True: written by the system only'),
  byProcess: z
    .boolean()
    .optional()
    .describe('True: never overridden by hand, because the process acts on it in the step that writes it'),
  inbox: z.boolean().optional().describe('True: a column of the inbox and of the register'),
  of: kebabId.optional().describe('Record type a ref points to, or element type of a list'),
  values: z.array(enumValue).min(1).optional().describe('Values of an enumeration'),
  get fields() {
    return z.array(recordField).min(1).optional().describe('Fields of an object, or of each row of a list');
  },
  min: z.number().optional().describe('Smallest number allowed'),
  max: z.number().optional().describe('Largest number allowed'),
}).superRefine((field, context) => {
  for (const missing of partsMissing(field))
    context.addIssue({
      code: 'custom',
      path: [missing],
      message: `a field of type "${field.type}" needs "${missing}"`,
    });
});

function partsMissing(field: RecordField): readonly string[] {
  if (field.type === 'enum' && !field.values) return ['values'];
  if (field.type === 'ref' && !field.of) return ['of'];
  if (field.type === 'object' && !field.fields) return ['fields'];
  if (field.type === 'list' && !field.of && !field.fields) return ['of'];
  return [];
}
