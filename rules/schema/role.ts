import { z } from 'zod';
import { kebabId } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';

/** One role. `global` roles are held; `derived` ones follow from data; `instance` ones are named in one case. */
const role = shape({
  id: kebabId.describe('Id of the role'),
  name: localizedText.describe('Name of the role'),
  side: z.enum(['B', 'I', 'any']).describe('B business, I IT; any: either'),
  kind: z.enum(['global', 'derived', 'instance']).describe('Held by assignment, derived from data, or named per case'),
  from: z.string().min(1).optional().describe('Derived: where the person stands, e.g. "service.itOwnerId"'),
  description: localizedText.optional().describe('What the role does'),
}).refine((value) => value.kind === 'derived' || value.from === undefined, {
  path: ['from'],
  error: 'allowed for kind "derived" only',
});

/** `shared/roles.json`. */
export const roles = z.array(role).min(1);

export type Role = z.infer<typeof role>;
