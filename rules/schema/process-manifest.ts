import { z } from 'zod';
import { clause, kebabId } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';

/** `process.json`: what a process is called, what it is for, and who answers for it. */
export const processManifest = shape({
  id: kebabId.describe('Id of the process: name of its folder and of its main model'),
  isoNumber: z
    .int()
    .min(1)
    .max(16)
    .optional()
    .describe('Number of the service process, 1 to 16; absent for management processes'),
  category: z
    .enum(['A', 'B', 'C', 'D', 'management'])
    .describe(
      'A strategy and design, B service delivery, C resolution and control, D relationship, or management system',
    ),
  kind: z
    .enum(['service-process', 'management-process'])
    .describe('One of the 16 processes, or a process of the management system'),
  name: localizedText.describe('Name shown in menus'),
  purpose: localizedText.describe('What the process achieves, in one or two sentences'),
  clauses: z.array(clause).min(1).describe('Clauses of ISO/IEC 20000-1 the process fulfils'),
  owner: kebabId.describe('Role that answers for the process'),
  roles: z.array(kebabId).min(1).describe('Roles that work in the process'),
  recordPrefix: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{1,4}$/, 'allowed: 2 to 5 capitals, e.g. "INC"')
    .describe('Prefix of the numbers of its main record type'),
  startName: localizedText.optional().describe('What starting it by hand is called, e.g. "Report an incident"'),
  startRoles: z.array(kebabId).optional().describe('Roles that may start it by hand; absent: everyone'),
}).refine((manifest) => (manifest.kind === 'management-process') === (manifest.category === 'management'), {
  path: ['category'],
  error: 'allowed: "management" exactly for a management-process',
});

export type ProcessManifest = z.infer<typeof processManifest>;
