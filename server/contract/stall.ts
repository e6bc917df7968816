import { z } from 'zod';
import { factValue } from '../../rules/schema/fact.ts';
import { endpoint } from './endpoint.ts';
import { processInstanceDetail } from './process.ts';

/** What people do where a run cannot go on: each says why. */
const stalled = {
  method: 'post',
  tag: 'processes',
  access: 'stall.repair',
  params: z.strictObject({
    id: z.string().max(64).describe('Instance id'),
    stallId: z.string().max(200).describe('Stall id'),
  }),
  body: z.strictObject({ reason: z.string().min(10).max(2000).describe('Why, for the audit trail') }),
  answer: processInstanceDetail,
} as const;
export const retryStall = endpoint({
  ...stalled,
  id: 'retryStall',
  path: '/api/process-instances/:id/stalls/:stallId/retry',
  summary: 'Try a stalled element again',
});
export const supplyFact = endpoint({
  ...stalled,
  id: 'supplyFact',
  path: '/api/process-instances/:id/stalls/:stallId/supply',
  summary: 'Supply the fact for want of which a decision refused, for this decision only',
  body: stalled.body.extend({ value: factValue.describe('The fact, of the type its rule set declares') }),
});
export const skipStall = endpoint({
  ...stalled,
  id: 'skipStall',
  path: '/api/process-instances/:id/stalls/:stallId/skip',
  summary: 'Give up a failed job that nothing waits for',
});
export const cancelStalled = endpoint({
  ...stalled,
  id: 'cancelStalled',
  path: '/api/process-instances/:id/stalls/:stallId/cancel',
  summary: 'End an instance that cannot go on',
});
