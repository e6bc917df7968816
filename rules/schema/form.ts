import { z } from 'zod';
import { componentBase, formText, rulesOf } from './form-base.ts';
import { type FormLeaf, formLeaf } from './form-field.ts';
import { kebabId, variableName } from './identifier.ts';
import { shape } from './shape.ts';

const container = {
  ...componentBase,
  label: formText.min(1).describe('Heading in English; label.zh in properties'),
  showOutline: z.boolean().optional().describe('True: a frame is drawn around it'),
  verticalAlignment: z.enum(['start', 'center', 'end']).optional().describe('Alignment of columns'),
};

const groupBase = shape({
  type: z.literal('group'),
  ...container,
  path: variableName.optional().describe('Name of the object its values stand in; absent: beside the others'),
});

const listBase = shape({
  type: z.literal('dynamiclist'),
  ...container,
  path: variableName.describe('Name of the list'),
  isRepeating: z.boolean().optional().describe('True: rows may be added'),
  allowAddRemove: z.boolean().optional().describe('False: the rows are given'),
  defaultRepetitions: z.int().min(0).max(100).optional().describe('Rows shown at first'),
  nonCollapsedItems: z.int().min(1).optional().describe('Rows shown before the rest is folded'),
  disableCollapse: z.boolean().optional().describe('True: rows are never folded'),
  validate: rulesOf({
    min: z.int().min(0).optional().describe('Least rows'),
    max: z.int().min(1).max(1000).optional().describe('Most rows'),
  }),
});

/** A box around fields; with a `path` its values form an object. */
interface FormGroup extends z.infer<typeof groupBase> {
  readonly components: readonly FormComponent[];
}

/** Rows of fields; its value is a list of objects. */
export interface FormList extends z.infer<typeof listBase> {
  readonly components: readonly FormComponent[];
}

export type FormComponent = FormLeaf | FormGroup | FormList;

const children = () => z.array(formComponent).min(1).max(200).describe('Components inside');

const group = shape({
  ...groupBase.shape,
  get components() {
    return children();
  },
});
const dynamiclist = shape({
  ...listBase.shape,
  get components() {
    return children();
  },
});

/** One component of a form-js schema, of the kinds this product renders and validates. */
export const formComponent: z.ZodType<FormComponent> = z.lazy(() =>
  z.discriminatedUnion('type', [formLeaf, group, dynamiclist]),
);

const exporter = shape({
  name: z.string().describe('Name of the editor'),
  version: z.string().describe('Version of the editor'),
});

/** `forms/<id>.json`: the subset of form-js that server and browser validate alike. */
export const formSchema = shape({
  type: z.literal('default').describe('Kind of document'),
  id: kebabId.describe('Id of the form, also of its file'),
  schemaVersion: z.int().min(1).max(100).describe('Version of the form-js schema'),
  executionPlatform: z.string().optional().describe('Platform written by the editor'),
  executionPlatformVersion: z.string().optional().describe('Version of the platform'),
  exporter: exporter.optional().describe('Editor that wrote the file'),
  components: children().describe('The fields, in the order they are shown'),
});

export type FormSchema = z.infer<typeof formSchema>;
