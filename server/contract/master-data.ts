import { z } from 'zod';
import { choice, idParam, listQuery, localized, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Services, customers, groups and users: master data, read-only in this version. */
export const service = z.strictObject({
  id: z.string().describe('Identifier'),
  code: z.string().describe('Short name'),
  name: localized,
  tier: z.int().min(1).max(4).describe('1 mission critical to 4 minor'),
  slaPackage: z.enum(['gold', 'standard', 'basic']).describe('Package of service level targets'),
  status: z.string().describe('pipeline, catalogue, retiring or retired'),
  customerId: z.string().nullable().describe('Customer it is provided to'),
  owner: personRef.nullable(),
  businessOwner: personRef.nullable(),
  calendarId: z.string().describe('Agreed service time'),
  rtoMin: z.int().nullable().describe('Recovery time objective, minutes'),
  rpoMin: z.int().nullable().describe('Recovery point objective, minutes'),
  downtimeCostPerH: z
    .int()
    .min(0)
    .nullish()
    .describe('What an hour of downtime costs, in fen; absent: nobody has said'),
  tags: z.array(z.string()).describe('Words that rules look at'),
});
export const customer = z.strictObject({
  id: z.string().describe('Identifier'),
  name: localized,
  representative: personRef.nullable(),
});
export const group = z.strictObject({
  id: z.string().describe('Identifier'),
  name: localized,
  lead: personRef.nullable(),
  members: z.array(personRef).describe('People of the group'),
});
export const user = z.strictObject({
  id: z.string().describe('Identifier'),
  account: z.string().describe('Sign-in name'),
  name: localized,
  roles: z.array(z.string()).describe('Role ids'),
  groups: z.array(z.string()).describe('Group ids'),
  manager: personRef.nullable(),
  deputy: personRef.nullable().describe('Who stands in when nobody else is left'),
  vip: z.boolean().describe('Treated with higher urgency'),
  language: z.enum(['en', 'zh']).describe('Preferred language'),
  active: z.boolean().describe('May sign in'),
});
export type ServiceView = z.infer<typeof service>;
export type CustomerView = z.infer<typeof customer>;
export type GroupView = z.infer<typeof group>;
export type UserView = z.infer<typeof user>;

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
