import { z } from 'zod';
import { idParam, instant, json, listQuery, localized } from './common.ts';
import { endpoint } from './endpoint.ts';

const tag = 'baselines';

export const baseline = z.strictObject({
  id: z.string().describe('Identifier'),
  number: z.string().describe('e.g. BSL000001'),
  title: z.string().describe('What it is for'),
  selection: z.enum(['all', 'service', 'items']).describe('Which items it holds'),
  serviceId: z.string().nullable().describe('Service whose items it holds'),
  itemCount: z.int().describe('Items'),
  takenAt: instant,
  hash: z.string().describe('SHA-256 over its items, hexadecimal'),
});
export type BaselineView = z.infer<typeof baseline>;

const compared = z.strictObject({
  itemId: z.string().describe('Item'),
  name: z.string().describe('Its name'),
  type: z.string().describe('Its type'),
  change: z.enum(['added', 'removed', 'changed']).describe('From the first to the second'),
  differences: z
    .array(
      z.strictObject({
        attribute: z.string().describe('Flat name'),
        label: localized,
        before: json.describe('Null: not filled in'),
        after: json.describe('Null: not filled in'),
      }),
    )
    .describe('Attributes that differ, of an item that changed'),
});

export const baselineComparison = z.strictObject({
  intact: z.boolean().describe('False when a baseline is not what its hash says'),
  same: z.int().describe('Items that do not differ'),
  items: z.array(compared).describe('Items that differ, by name, at most 1000'),
  hidden: z.int().describe('Items that differ beyond those shown'),
});
export type BaselineComparison = z.infer<typeof baselineComparison>;

/** Sort: takenAt. */
export const listBaselines = endpoint({
  id: 'listBaselines',
  method: 'get',
  path: '/api/baselines',
  tag,
  summary: 'Baselines, the latest first',
  access: 'master-data.read',
  query: listQuery,
  answer: z.array(baseline),
  list: true,
});

export const takeBaseline = endpoint({
  id: 'takeBaseline',
  method: 'post',
  path: '/api/baselines',
  tag,
  summary: 'Take a baseline of configuration items as they are now',
  access: 'item.manage',
  body: z.strictObject({
    purpose: z.string().trim().min(3).max(200).describe('What it is for'),
    selection: z.enum(['all', 'service', 'items']).describe('Which items it shall hold'),
    serviceId: z.string().max(64).optional().describe('Service, for selection "service"'),
    ciIds: z.array(z.string().max(64)).max(1000).optional().describe('Items, for selection "items"'),
  }),
  answer: baseline,
  status: 201,
});

/** `other` absent: with what is there now. */
export const compareBaseline = endpoint({
  id: 'compareBaseline',
  method: 'get',
  path: '/api/baselines/:id/comparison',
  tag,
  summary: 'What differs between a baseline and another one, or the present',
  access: 'master-data.read',
  params: idParam,
  query: z.strictObject({ with: z.string().max(64).optional().describe('Id of the other baseline; absent: now') }),
  answer: baselineComparison,
});
