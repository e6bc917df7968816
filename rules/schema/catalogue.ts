import { z } from 'zod';
import { feelText, kebabId, variableName } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';
import { workingDuration } from './time.ts';

const fen = z.int().min(0).max(1_000_000_000_000);

/** What choosing one option of a form means, e.g. a model of laptop and its price. */
const variant = shape({
  cost: fen.optional().describe('Price in fen, once'),
  monthlyCost: fen.optional().describe('Price in fen, each month'),
  licenceFree: z.boolean().optional().describe('True: nothing has to be licensed'),
});

/** Access that ends on a day the requester chooses. */
const access = shape({
  endField: variableName.describe('Field of the form with the last day'),
  maxDays: z.int().min(1).max(3650).describe('Most days from the order to the last day'),
  privileged: z.boolean().describe('True: it can do more than its holder needs every day'),
  renewalDays: z.int().min(1).max(365).describe('Days before the last day on which it may be renewed'),
});

/** One thing to do, by one group. */
const instruction = shape({
  id: kebabId.describe('Id within the item'),
  text: localizedText.describe('What is to be done, in one sentence'),
  steps: z.array(localizedText).min(1).max(12).describe('How it is done, to be ticked one by one'),
  group: z.string().min(1).max(60).describe('Id of the group that does it'),
  target: workingDuration.optional().describe('Working time it may take; absent: that of the item'),
  calendar: kebabId.optional().describe('Calendar of its target; absent: that of the item'),
  clock: kebabId.optional().describe('Clock of `shared/clocks.json` that measures this one alone'),
  when: feelText.optional().describe('FEEL over the answers of the form: only then; absent: always'),
});

/** What a change for the item is made of. */
const change = shape({
  kind: z.enum(['standard', 'normal']).describe('How the change is approved'),
  template: kebabId.optional().describe('Template of a standard change'),
}).refine(({ kind, template }) => (kind === 'standard') === (template !== undefined), {
  path: ['template'],
  error: 'allowed: a template exactly for a standard change',
});

/** What can be ordered: form, price, target, who approves, and what has to be done. */
const catalogueItem = shape({
  code: z
    .string()
    .regex(/^[A-Z][0-9]{2,3}$/, 'allowed: e.g. "R07"')
    .describe('Code people know it by'),
  category: kebabId.describe('Category it stands in'),
  name: localizedText.describe('Name of the item'),
  summary: localizedText.describe('What one gets, in one sentence'),
  keywords: z.array(z.string().min(1).max(40)).max(20).describe('Further words a search finds it by, in any language'),
  form: kebabId.describe('Form that is filled to order it'),
  target: workingDuration.describe('Working time from the last approval to fulfilment'),
  calendar: kebabId.describe('Calendar of the target'),
  approvers: z
    .array(kebabId)
    .describe('Who approves it whatever it costs, in order; what costs add is said by the rules'),
  unitCost: fen.describe('Price in fen; 0: free of charge'),
  variants: shape({
    field: variableName.describe('Field of the form that is chosen from'),
    options: z.record(z.string().min(1), variant).describe('What each option means'),
  })
    .optional()
    .describe('Absent: there is one kind only'),
  priceField: variableName.optional().describe('Field of the form with a price in CNY, for what has no fixed one'),
  access: access.optional().describe('Present: what is ordered is access, and it ends'),
  orderedBy: z
    .array(z.enum(['person', 'hr-system']))
    .min(1)
    .describe('Who may order it'),
  entitledRoles: z.array(kebabId).min(1).optional().describe('Roles of which the beneficiary holds one; absent: any'),
  deskFirst: z.boolean().optional().describe('True: the service desk reads it before anything else happens'),
  automation: kebabId.optional().describe('Operation a connected system carries out; absent: people do it'),
  change: change.optional().describe('Present: it is carried out by a change'),
  updatesConfiguration: z.boolean().optional().describe('True: items or licences in the CMDB change with it'),
  instructions: z.array(instruction).min(1).max(20).describe('What those who fulfil it do'),
});

/** `catalogue.json`: what people can order, and how it is fulfilled. */
export const catalogue = shape({
  categories: z
    .array(shape({ id: kebabId.describe('Id of the category'), name: localizedText.describe('Name of the category') }))
    .min(1)
    .describe('Categories in the order in which they are shown'),
  items: z.array(catalogueItem).min(1).describe('Items in the order in which they are shown'),
}).superRefine(({ categories, items }, context) => {
  const known = categories.map(({ id }) => id);
  for (const [index, { category, code, instructions }] of items.entries()) {
    const complain = (path: readonly (string | number)[], message: string) =>
      context.addIssue({ code: 'custom', path: ['items', index, ...path], message });
    if (!known.includes(category)) complain(['category'], `unknown "${category}"; allowed: ${known.join(', ')}`);
    if (items.findIndex((item) => item.code === code) < index) complain(['code'], `item "${code}" stands twice`);
    const ids = instructions.map(({ id }) => id);
    for (const [place, id] of ids.entries())
      if (ids.indexOf(id) < place) complain(['instructions', place, 'id'], `instruction "${id}" stands twice`);
  }
});

export type Catalogue = z.infer<typeof catalogue>;
export type CatalogueItem = z.infer<typeof catalogueItem>;
export type CatalogueInstruction = z.infer<typeof instruction>;
