import { z } from 'zod';
import { instant, personRef } from './common.ts';

export const draftStatus = z
  .enum(['draft', 'submitted', 'approved', 'rejected', 'withdrawn'])
  .describe('`draft`: is written; `submitted`: waits for another person');
export type DraftStatus = z.infer<typeof draftStatus>;

/** Where a draft stands while nothing is decided. */
export const openDraftStatus = draftStatus
  .extract(['draft', 'submitted'])
  .describe('`draft`: is written; `submitted`: waits for another person');

/** What every draft of controlled content says of itself, whatever it changes. */
export const draftState = z.strictObject({
  id: z.string().describe('Draft'),
  base: z.int().describe('Version it was begun from, or a newer one its author has looked at'),
  status: draftStatus,
  lockVersion: z.int().describe('For If-Match'),
  editors: z.array(personRef).describe('Who wrote in it; none of them decides about it'),
  updatedBy: personRef.nullable().describe('Who touched it last'),
  updatedAt: instant,
  submittedAt: instant.nullable().describe('When it was handed to whoever approves'),
  decisionReason: z.string().nullable().describe('Why it was approved, rejected or given back'),
  mayDecide: z.boolean().describe('Whether the reader may approve or reject it now'),
});
export type DraftState = z.infer<typeof draftState>;
