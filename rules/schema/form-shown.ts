import { z } from 'zod';
import { componentBase, formText } from './form-base.ts';
import { variableName } from './identifier.ts';
import { shape } from './shape.ts';

const text = shape({
  type: z.literal('text'),
  ...componentBase,
  text: formText.min(1).describe('Markdown in English; text.zh in properties'),
});

const separator = shape({ type: z.literal('separator'), ...componentBase });

const spacer = shape({
  type: z.literal('spacer'),
  ...componentBase,
  height: z.int().min(1).max(500).optional().describe('Height in pixels'),
});

const column = shape({
  label: formText.min(1).describe('Heading in English; columns.<key>.zh in properties'),
  key: variableName.describe('Name of the value in each row'),
});

const table = shape({
  type: z.literal('table'),
  ...componentBase,
  label: formText.min(1).describe('Heading in English; label.zh in properties'),
  dataSource: z.string().max(1001).describe('Name of the list shown, or FEEL'),
  rowCount: z.int().min(1).max(100).optional().describe('Rows per page'),
  columns: z.array(column).min(1).describe('Columns in order'),
});

/** Components that show something and hold no value. */
export const shownComponents = [text, separator, spacer, table] as const;
