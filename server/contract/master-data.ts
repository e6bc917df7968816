import { z } from 'zod';
import { choice, idParam, json, listQuery, localized, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Services, customers, groups, users and configuration items: master data, read-only in this version. */
export const service = z.strictObject({
  id: z.string(),
  code: z.string(),
  name: localized,
  tier: z.int().min(1).max(4),
  slaPackage: z.enum(['gold', 'standard', 'basic']),
  status: z.string(),
  customerId: z.string().nullable(),
  owner: personRef.nullable(),
  businessOwner: personRef.nullable(),
  calendarId: z.string(),
  rtoMin: z.int().nullable(),
  rpoMin: z.int().nullable(),
  tags: z.array(z.string()),
});
export const customer = z.strictObject({ id: z.string(), name: localized, representative: personRef.nullable() });
export const group = z.strictObject({
  id: z.string(),
  name: localized,
  lead: personRef.nullable(),
  members: z.array(personRef),
});
export const user = z.strictObject({
  id: z.string(),
  account: z.string(),
  name: localized,
  roles: z.array(z.string()),
  groups: z.array(z.string()),
  manager: personRef.nullable(),
  vip: z.boolean(),
  language: z.enum(['en', 'zh']),
  active: z.boolean(),
});
export const configurationItem = z.strictObject({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  owner: personRef.nullable(),
  services: z.array(z.string()).describe('Codes of the services it serves'),
  relations: z.array(z.strictObject({ type: z.string(), target: z.string() })),
  attributes: z.record(z.string(), json),
});

export type ServiceView = z.infer<typeof service>;
export type CustomerView = z.infer<typeof customer>;
export type GroupView = z.infer<typeof group>;
export type UserView = z.infer<typeof user>;
export type ConfigurationItemView = z.infer<typeof configurationItem>;

function readable<T extends z.ZodType>(one: string, many: string, path: string, answer: T) {
  return {
    list: endpoint({
      id: `list${many}`,
      method: 'get',
      path: `/api/${path}`,
      tag: path,
      summary: `${many}, as far as readable`,
      access: 'signed-in',
      query: listQuery,
      answer: z.array(answer),
      list: true,
    }),
    read: endpoint({
      id: `read${one}`,
      method: 'get',
      path: `/api/${path}/:id`,
      tag: path,
      summary: `One ${one}`,
      access: 'signed-in',
      params: idParam,
      answer,
    }),
  };
}

export const services = readable('Service', 'Services', 'services', service);
export const customers = readable('Customer', 'Customers', 'customers', customer);
export const groups = readable('Group', 'Groups', 'groups', group);
export const users = readable('User', 'Users', 'users', user);
export const configurationItems = readable(
  'ConfigurationItem',
  'ConfigurationItems',
  'configuration-items',
  configurationItem,
);

/** `ref` is a list a form names by `valuesKey`: users, services, customers, groups, configuration-items, pause-reasons, open-incidents ... */
export const listChoices = endpoint({
  id: 'listChoices',
  method: 'get',
  path: '/api/choices/:ref',
  tag: 'choices',
  summary: 'A list a form offers',
  access: 'signed-in',
  params: z.strictObject({
    ref: z
      .string()
      .regex(/^[a-z][a-z-]*$/)
      .describe('Name of the list'),
  }),
  query: z.strictObject({ q: z.string().max(100).optional().describe('Part of the label') }),
  answer: z.array(choice),
});
