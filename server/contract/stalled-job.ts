import { z } from 'zod';
import { idParam, instant, listQuery } from './common.ts';
import { endpoint } from './endpoint.ts';

/** Work that failed for good and belongs to no running case: mostly a process that should have started by itself. */
export const stalledJob = z.strictObject({
  id: z.string().describe('Sequence number as text'),
  kind: z.string().describe('What it does, e.g. timer-start'),
  ref: z.string().nullable().describe('What it is of, e.g. package, model and start event'),
  dueAt: instant.describe('When it was due'),
  attempts: z.int().describe('How often it failed'),
  error: z.string().nullable().describe('What the last attempt said, in English'),
});
export type StalledJob = z.infer<typeof stalledJob>;

const tag = 'stalled-jobs';

/** No filters. Sort: id. */
export const listStalledJobs = endpoint({
  id: 'listStalledJobs',
  method: 'get',
  path: '/api/stalled-jobs',
  tag,
  summary: 'Work beside all cases that failed for good',
  access: 'stall.repair',
  query: listQuery,
  answer: z.array(stalledJob),
  list: true,
});
export const retryStalledJob = endpoint({
  id: 'retryStalledJob',
  method: 'post',
  path: '/api/stalled-jobs/:id/retry',
  tag,
  summary: 'Try such work again',
  access: 'stall.repair',
  params: idParam,
  body: z.strictObject({ reason: z.string().min(10).max(2000).describe('Why, for the audit trail') }),
  answer: z.strictObject({ id: z.string().describe('Sequence number as text') }),
});
