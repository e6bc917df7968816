import { z } from 'zod';
import { idParam, instant, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Somebody acts for somebody else for a while. */
export const delegation = z.strictObject({
  id: z.string().describe('Id of the delegation'),
  from: personRef.describe('Who is stood in for'),
  to: personRef.describe('Who acts'),
  processId: z.string().nullable().describe('Only in cases of this process; null for all'),
  role: z.string().nullable().describe('Only tasks of this role; null for all'),
  startsAt: instant.describe('From then on'),
  endsAt: instant.describe('Until then'),
  reason: z.string().describe('Why'),
  createdBy: personRef.describe('Who made it'),
  state: z.enum(['planned', 'active', 'over']).describe('Whether it holds now'),
});
export type Delegation = z.infer<typeof delegation>;

/** Who stands in for a person whenever nobody else is left. */
export const deputy = z.strictObject({
  userId: z.string().describe('Who is stood in for'),
  deputy: personRef.nullable().describe('Who stands in; null for nobody'),
});
export type Deputy = z.infer<typeof deputy>;

const tag = 'delegations';

export const listDelegations = endpoint({
  id: 'listDelegations',
  method: 'get',
  path: '/api/delegations',
  tag,
  summary: 'Delegations from or to the reader, the latest first; of everybody for who manages users',
  access: 'task.work',
  answer: z.array(delegation),
});
export const makeDelegation = endpoint({
  id: 'makeDelegation',
  method: 'post',
  path: '/api/delegations',
  tag,
  summary: 'Let somebody act for the reader, or, for who manages users, for somebody absent',
  access: 'task.work',
  body: z.strictObject({
    from: z.string().min(1).max(60).optional().describe('User id of an absent person; the reader when left out'),
    to: z.string().min(1).max(60).describe('User id of who is to act'),
    processId: z.string().min(1).max(60).nullable().optional().describe('Only in cases of this process'),
    role: z.string().min(1).max(60).nullable().optional().describe('Only tasks of this role'),
    startsAt: instant.describe('From then on'),
    endsAt: instant.describe('Until then, at most 92 days later'),
    reason: z.string().max(500).describe('Why, at least ten characters'),
  }),
  answer: delegation,
});
export const endDelegation = endpoint({
  id: 'endDelegation',
  method: 'post',
  path: '/api/delegations/:id/end',
  tag,
  summary: 'End a delegation now',
  access: 'task.work',
  params: idParam,
  answer: delegation,
});
export const nameDeputy = endpoint({
  id: 'nameDeputy',
  method: 'post',
  path: '/api/users/:id/deputy',
  tag,
  summary: 'Name the deputy of the reader, or, for who manages users, of anybody',
  access: 'task.work',
  params: idParam,
  body: z.strictObject({
    deputyId: z.string().min(1).max(60).nullable().describe('User id of who stands in; null for nobody'),
  }),
  answer: deputy,
});
