import { z } from 'zod';
import { operations } from '../../rules/schema/operation.ts';
import { localized, personRef } from './common.ts';

/** Why something cannot be done by hand now; the client has a text for each. */
export const operationRefusals = [
  'role',
  'not-open',
  'claimed',
  'point-of-no-return',
  'moved-on',
  'effect',
  'no-earlier-task',
  'must-be-done',
  'compensation',
  'parallel',
  'repeated',
  'other-part',
  'signature',
  'nobody',
  'urged',
  'fixed',
] as const;
export type OperationRefusal = (typeof operationRefusals)[number];

const refusal = z.enum(operationRefusals);

/** Something that may be done by hand, or why not now. What is never the reader's to do is not listed. */
export const operationOffer = z.strictObject({
  operation: z.enum(operations).describe('What'),
  refusal: refusal.nullable().describe('Why not now; null when it may be done'),
  targets: z
    .array(z.strictObject({ elementId: z.string().describe('Element of the model'), name: localized }))
    .describe('Steps it can go to; empty for operations without'),
  orders: z
    .array(z.enum(['before', 'beside', 'after']))
    .describe('When an added person may sign: before, beside or after the task'),
  people: z.array(personRef).describe('Who may be named; empty for operations that name nobody'),
});
export type OperationOffer = z.infer<typeof operationOffer>;

/** An opinion that was given on a task. */
export const signature = z.strictObject({
  person: personRef.nullable().describe('Who gave it'),
  at: z.iso.datetime().describe('Instant, ISO 8601 in UTC'),
  opinion: z.string().nullable().describe('agree or disagree'),
  comment: z.string().nullable().describe('In their words'),
});
export type Signature = z.infer<typeof signature>;

/** A token of a run with where a person may put it. */
export const movableToken = z.strictObject({
  tokenId: z.int().describe('Number of the token in its run'),
  elementId: z.string().describe('Element it is at'),
  name: localized.describe('Name of that element'),
  targets: z
    .array(z.strictObject({ elementId: z.string().describe('Element of the model'), name: localized }))
    .describe('Elements it can be moved to'),
  moveRefusal: refusal.nullable().describe('Why it cannot be moved; null when it can'),
  skipRefusal: refusal.nullable().describe('Why it cannot be skipped; null when it can'),
});
export type MovableToken = z.infer<typeof movableToken>;
