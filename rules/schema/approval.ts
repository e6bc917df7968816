import { z } from 'zod';

/** What a member may say. */
export const votes = ['approve', 'reject', 'abstain', 'more-info'] as const;

export type Vote = (typeof votes)[number];

const allowed = 'allowed: "all", a number of at least 1, or a share such as "2/3"';

const needed = z.union([z.number().int().min(1).max(1000), z.string().max(20)]).transform((value, context) => {
  if (typeof value === 'number') return { type: 'number', count: value } as const;
  if (value === 'all') return { type: 'all' } as const;
  const [, count] = /^([1-9]\d{0,2})$/.exec(value) ?? [];
  if (count !== undefined) return { type: 'number', count: Number(count) } as const;
  const [, above, below] = /^([1-9]\d{0,2})\/([1-9]\d{0,2})$/.exec(value) ?? [];
  if (above !== undefined && Number(above) <= Number(below))
    return { type: 'share', numerator: Number(above), denominator: Number(below) } as const;
  context.addIssue({ code: 'custom', message: allowed });
  return z.NEVER;
});

/** How votes are counted, as a model gives it in the input `approvalRule` of an approval task. */
export const approvalRule = z.strictObject({
  needed: needed.default({ type: 'all' }).describe('How many must approve'),
  minimum: z.number().int().min(1).max(1000).default(1).describe('Members who must approve or reject'),
});

/** Columns of the record field `approvals`: one row per vote. */
export const voteFields = [
  'round',
  'user',
  'onBehalfOf',
  'role',
  'side',
  'decision',
  'comment',
  'at',
  'channel',
  'contentHash',
  'voidedAt',
] as const;

/** Values of the record field `approvalOutcome`. */
export const approvalOutcomes = ['open', 'approved', 'rejected', 'more-info', 'not-quorate', 'void'] as const;
