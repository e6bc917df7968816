import { z } from 'zod';
import { kebabId, variableName } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';

/** Where the persons stand whom a task's worker must not be. */
const excludedPerson = z.union([
  shape({
    field: variableName.describe('Record field holding a user or a list of users'),
    heldBy: kebabId.optional().describe('Role of whom the field names; absent: it may name anybody'),
  }),
  shape({ task: z.string().min(1).describe('Element whose completer is excluded, in the same root instance') }),
  shape({ role: kebabId.describe('Whoever acted in this role in the same root instance') }),
]);

/** One rule of separation of duties; user tasks name it in their `sod` property. */
const sodRule = shape({
  id: z
    .string()
    .regex(/^SOD-\d{2}$/, 'allowed: e.g. "SOD-01"')
    .describe('Id of the rule'),
  name: localizedText.describe('The rule in one sentence'),
  excludes: z.array(excludedPerson).min(1).describe('Who must not do the task'),
  side: z.enum(['B', 'I']).optional().describe('Side the worker must belong to'),
  distinct: z.boolean().optional().describe('True: everyone who does the task must be another person'),
  violation: z.enum(['refuse', 're-route']).describe('re-route: the task goes to the next manager up when it opens'),
});

/** `shared/sod.rules.json`. */
export const sodRules = z.array(sodRule).min(1);

export type SodRule = z.infer<typeof sodRule>;
export type ExcludedPerson = z.infer<typeof excludedPerson>;
