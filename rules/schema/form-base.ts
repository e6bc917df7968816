import { z } from 'zod';
import { variableName } from './identifier.ts';
import { shape } from './shape.ts';

/** FEEL as forms write it, with its leading `=`. */
export const formFeel = z.string().max(1001).startsWith('=', 'a FEEL expression starts with "="');

export const formText = z.string().max(4000);

const layout = shape({
  row: formText.nullish().describe('Row of the grid'),
  columns: z.int().min(1).max(16).nullish().describe('Width in sixteenths'),
});

const conditional = shape({ hide: formFeel.describe('FEEL: hidden when true') });

/** What every component may have. */
export const componentBase = {
  id: z.string().min(1).max(80).describe('Id of the component in the form'),
  layout: layout.optional().describe('Place in the grid'),
  conditional: conditional.optional().describe('When the component is hidden'),
  properties: z
    .record(z.string().max(120), formText)
    .optional()
    .describe(
      'Chinese texts: label.zh, description.zh, values.<value>.zh ...; suggests: articles, when what is typed looks for some',
    ),
};

/** What every component that holds a value may have. */
export const inputBase = {
  ...componentBase,
  key: variableName.describe('Name of the value'),
  label: formText.min(1).describe('Label in English; label.zh in properties'),
  description: formText.optional().describe('Hint below the field'),
  disabled: z.boolean().optional().describe('Shown, not changeable: the value comes from the record'),
  readonly: z.union([z.boolean(), formFeel]).optional().describe('Like disabled; FEEL allowed'),
};

/** Texts around a value. */
export const adorned = {
  appearance: shape({
    prefixAdorner: formText.optional().describe('Text before the value'),
    suffixAdorner: formText.optional().describe('Text after the value, e.g. a unit'),
  })
    .optional()
    .describe('Texts around the value'),
};

/** The rules of a field besides its type. */
export function rulesOf<Rules extends z.core.$ZodLooseShape>(rules: Rules) {
  return shape({ required: z.boolean().optional().describe('True: a value must be given'), ...rules })
    .optional()
    .describe('Rules the value must keep');
}
