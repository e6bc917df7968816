import { z } from 'zod';
import { localized } from './common.ts';
import { endpoint } from './endpoint.ts';

const named = z.strictObject({ id: z.string().describe('Identifier'), name: localized });

/** One item people can order. */
export const catalogueEntry = z.strictObject({
  id: z.string().describe('Code of the item, e.g. R07'),
  processId: z.string().describe('Process that is started by ordering it'),
  category: named.describe('Category it stands in'),
  name: localized,
  summary: localized.describe('What one gets'),
  keywords: z.array(z.string()).describe('Further words a search finds it by'),
  target: z.string().describe('Working time from the last approval to fulfilment, ISO 8601'),
  calendar: named.describe('Calendar of the target'),
  workingDays: z.int().nullable().describe('The target in working days of its calendar, when it is some; else null'),
  approvers: z.array(named).describe('Roles that approve it whatever it costs'),
  cost: z.int().describe('Price in fen; 0: free of charge'),
  isPriced: z.boolean().describe('True: it costs something, if only for some of the choices'),
});

export type CatalogueEntry = z.infer<typeof catalogueEntry>;

export const readServiceCatalogue = endpoint({
  id: 'readServiceCatalogue',
  method: 'get',
  path: '/api/service-catalogue',
  tag: 'service-catalogue',
  summary: 'What the reader may order',
  access: 'process.start',
  answer: z.array(catalogueEntry),
});
