import { z } from 'zod';
import { itemTypes } from '../../rules/schema/item-type.ts';
import { fields, idParam, instant, json, listQuery, localized, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';

const tag = 'configuration-items';

const relation = z.strictObject({
  type: z.string().describe('e.g. runs-on'),
  target: z.string().describe('Id of the other item'),
});

export const configurationItem = z.strictObject({
  id: z.string().describe('Identifier'),
  number: z.string().describe('Unique number, e.g. CI000012'),
  name: z.string().describe('Name'),
  type: z.string().describe('Type of item, e.g. server'),
  status: z.string().describe('planned, live, retired ...'),
  description: z.string().describe('What it is'),
  owner: personRef.nullable(),
  criticality: z.int().nullable().describe('1 mission critical to 4 minor'),
  environment: z.string().nullable().describe('prod, test, dev or dr'),
  services: z.array(z.string()).describe('Ids of the services it serves'),
  relations: z.array(relation).describe('How it depends on others'),
  attributes: z.record(z.string(), json).describe('Values by attribute'),
  asset: z.record(z.string(), json).describe('Tag, dates, cost in fen, licences'),
  exposed: z.boolean().describe('Reachable from outside'),
  securityControl: z.boolean().describe('Protects others; only those who need to know see it'),
  procurementLeadDays: z.int().nullable().describe('Days to replace it'),
  lastVerifiedAt: instant.nullable().describe('When an audit last compared it with reality'),
  lastSeenAt: instant.nullable().describe('When discovery last found it'),
  version: z.int().describe('Counts its changes'),
  lockVersion: z.int().describe('For `If-Match`'),
  missing: z
    .array(z.string())
    .describe('What an item in use must have and this one has not: attributes by flat name, ownerId, relations'),
});
export type ConfigurationItemView = z.infer<typeof configurationItem>;

export const itemModelView = z.strictObject({
  types: itemTypes.shape.types,
  relations: itemTypes.shape.relations,
  states: z
    .array(z.strictObject({ key: z.string().describe('Stored status'), label: localized }))
    .describe('States, in the order of an item’s life'),
});
export type ItemModelView = z.infer<typeof itemModelView>;

const difference = z.strictObject({
  attribute: z.string().describe('Flat name, e.g. attributes.memoryGb'),
  before: json.describe('Null: not filled in'),
  after: json.describe('Null: not filled in'),
});

const itemVersion = z.strictObject({
  version: z.int().describe('1, 2, 3 ...'),
  at: instant,
  by: personRef.nullable().describe('Null: the system itself'),
  authority: z.string().nullable().describe('Number of the change or request that permitted it'),
  authorityType: z.string().nullable().describe('Type of that record'),
  reason: z.string().nullable().describe('Why it was written by hand'),
  manual: z.boolean().describe('Written past the process'),
  source: z.enum(['process', 'discovery', 'import', 'api']).describe('Where it came from'),
  differences: z.array(difference).describe('Every attribute it changed'),
});
export type ItemVersionView = z.infer<typeof itemVersion>;

const impactNode = z.strictObject({
  id: z.string().describe('Identifier'),
  name: z.string().describe('Name'),
  type: z.string().describe('Type of item'),
  status: z.string().describe('planned, live ...'),
  depth: z.int().describe('Relations away, 0: the item itself'),
});
export const itemImpact = z.strictObject({
  nodes: z.array(impactNode).describe('The item and what it reaches, nearest first, at most 200'),
  edges: z
    .array(
      z.strictObject({
        source: z.string().describe('Item'),
        type: z.string().describe('Relation'),
        target: z.string().describe('Item'),
      }),
    )
    .describe('Relations among the nodes'),
  services: z
    .array(
      z.strictObject({
        id: z.string().describe('Service'),
        name: localized,
        tier: z.int().describe('1 to 4'),
        slaPackage: z.enum(['gold', 'standard', 'basic']).describe('Package of service level targets'),
      }),
    )
    .describe('Services the nodes serve'),
  work: z
    .array(
      z.strictObject({
        kind: z.enum(['incident', 'change']).describe('What it is'),
        type: z.string().describe('Record type'),
        number: z.string().describe('e.g. INC000001'),
        title: z.string().describe('As typed'),
        items: z.array(z.string()).describe('Nodes it names'),
      }),
    )
    .describe(
      'Incidents not solved and changes approved or under way that name a node, as far as readable, the newest, at most 200',
    ),
  hidden: z.int().describe('Items reached beyond those shown'),
  complete: z.boolean().describe('False when there were too many to look at all'),
});
export type ItemImpact = z.infer<typeof itemImpact>;

/** Filters: id, q, type, status, ownerId, serviceId, quality (no-owner, no-relation, incomplete, stale). Sorts: id, name, status. */
export const configurationItems = {
  list: endpoint({
    id: 'listConfigurationItems',
    method: 'get',
    path: '/api/configuration-items',
    tag,
    summary: 'Configuration items, as far as readable',
    access: 'signed-in',
    query: listQuery,
    answer: z.array(configurationItem),
    list: true,
  }),
  read: endpoint({
    id: 'readConfigurationItem',
    method: 'get',
    path: '/api/configuration-items/:id',
    tag,
    summary: 'One configuration item',
    access: 'signed-in',
    params: idParam,
    answer: configurationItem,
  }),
};

export const readItemModel = endpoint({
  id: 'readItemModel',
  method: 'get',
  path: '/api/configuration-item-types',
  tag,
  summary: 'Types, relations and states of configuration items',
  access: 'master-data.read',
  answer: itemModelView,
});

const change = {
  changes: fields.describe('Values by flat name, e.g. attributes.memoryGb; null empties'),
  authority: z.string().max(40).optional().describe('Number of the approved change or request that names the item'),
  reason: z.string().max(1000).optional().describe('Why it is written by hand, with the right `record.override`'),
};
export type ItemChangeBody = z.infer<typeof changeBody>;
const changeBody = z.strictObject(change);

export const changeConfigurationItem = endpoint({
  id: 'changeConfigurationItem',
  method: 'patch',
  path: '/api/configuration-items/:id',
  tag,
  summary: 'Change an item under an approved change or request, or by hand with a reason',
  access: 'item.edit',
  params: idParam,
  body: changeBody,
  answer: configurationItem,
  versioned: true,
});

export const addConfigurationItem = endpoint({
  id: 'addConfigurationItem',
  method: 'post',
  path: '/api/configuration-items',
  tag,
  summary: 'Add an item under an approved change or request, or by hand with a reason',
  access: 'item.edit',
  body: changeBody,
  answer: configurationItem,
  status: 201,
});

export const readItemHistory = endpoint({
  id: 'readItemHistory',
  method: 'get',
  path: '/api/configuration-items/:id/history',
  tag,
  summary: 'Every version of an item, the latest first, with what permitted it',
  access: 'master-data.read',
  params: idParam,
  answer: z.array(itemVersion),
});

export const readItemImpact = endpoint({
  id: 'readItemImpact',
  method: 'get',
  path: '/api/configuration-items/:id/impact',
  tag,
  summary: 'What an item reaches: what fails with it, what it relies on, or everything around it',
  access: 'master-data.read',
  params: idParam,
  query: z.strictObject({
    direction: z
      .enum(['up', 'down', 'both'])
      .default('up')
      .describe('up: what is affected when it fails; down: what it relies on'),
    depth: z.coerce.number().int().min(1).max(10).default(2).describe('Relations away'),
  }),
  answer: itemImpact,
});
