import { z } from 'zod';
import { idParam } from './common.ts';
import { endpoint } from './endpoint.ts';
import { processInstanceDetail } from './process.ts';
import { task } from './task.ts';

const reason = z.string().max(2000).describe('Why, at least 10 characters; kept in history and audit trail');
const text = z.string().max(2000).optional().describe('What to say with it');
const person = z.string().min(1).max(64).describe('User id');
const people = z.array(person).min(1).max(20);
const element = z.string().min(1).max(200);
const tag = 'operations';

const ofTask = { method: 'post', tag, access: 'task.work', params: idParam, answer: task, idempotent: true } as const;

export const returnTask = endpoint({
  ...ofTask,
  id: 'returnTask',
  path: '/api/tasks/:id/return',
  summary: 'Send a task back to an earlier one',
  body: z.strictObject({ to: element.describe('Earlier user task of the same path'), reason }),
});
export const addSigner = endpoint({
  ...ofTask,
  id: 'addSigner',
  path: '/api/tasks/:id/add-signer',
  summary: 'Let one more person sign',
  body: z.strictObject({
    person,
    order: z.enum(['before', 'beside', 'after']).describe('Before, beside or after the task itself'),
    reason,
  }),
});
export const jointSign = endpoint({
  ...ofTask,
  id: 'jointSign',
  path: '/api/tasks/:id/joint-sign',
  summary: 'Let several people sign before the task is completed',
  body: z.strictObject({
    people: people.describe('User ids, two or more'),
    needed: z.int().min(1).max(20).describe('How many of them are enough'),
    reason,
  }),
});
export const transferTask = endpoint({
  ...ofTask,
  id: 'transferTask',
  path: '/api/tasks/:id/transfer',
  summary: 'Give a task to another person',
  body: z.strictObject({ person, reason }),
});
export const withdrawTask = endpoint({
  ...ofTask,
  id: 'withdrawTask',
  path: '/api/tasks/:id/withdraw',
  summary: 'Take back the completion of a task while nobody works on the next one',
  body: z.strictObject({ reason }),
});
export const copyTask = endpoint({
  ...ofTask,
  id: 'copyTask',
  path: '/api/tasks/:id/copy',
  summary: 'Send people a copy: a notice, and the right to read the record',
  body: z.strictObject({ people: people.describe('User ids'), text }),
});
export const urgeTask = endpoint({
  ...ofTask,
  id: 'urgeTask',
  path: '/api/tasks/:id/urge',
  summary: 'Remind whoever has a task, at most once an hour',
  body: z.strictObject({ text }),
});

const instanceParam = z.strictObject({ id: z.string().max(64).describe('Instance id') });
const tokenId = z.int().min(1).describe('Number of the token, as the instance shows it');
const ofInstance = {
  method: 'post',
  tag,
  access: 'task.work',
  params: instanceParam,
  answer: processInstanceDetail,
  idempotent: true,
} as const;

export const moveToken = endpoint({
  ...ofInstance,
  id: 'moveToken',
  path: '/api/process-instances/:id/move-token',
  summary: 'Put a token at another element of its scope',
  body: z.strictObject({ tokenId, to: element.describe('Element of the model'), reason }),
});
export const skipElement = endpoint({
  ...ofInstance,
  id: 'skipElement',
  path: '/api/process-instances/:id/skip',
  summary: 'Let an element go on as if it had been done',
  body: z.strictObject({ tokenId, reason }),
});
