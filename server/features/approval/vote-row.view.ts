import { z } from 'zod';
import type { Variables } from '../../../engine/index.ts';
import { votes } from '../../../rules/schema/approval.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/** One vote, as it stands in the field `approvals` of a record. Columns are those of docs/process-package.md. */
const voteRow = z.object({
  round: z.number(),
  user: z.string(),
  /** Whom the voter stood in for. */
  onBehalfOf: z.string().nullable(),
  role: z.string(),
  side: z.enum(['B', 'I']),
  decision: z.enum(votes),
  comment: z.string().nullable(),
  at: z.string(),
  channel: z.string(),
  contentHash: z.string(),
  /** When a change of what was approved made it void. */
  voidedAt: z.string().nullable(),
});

export type VoteRow = z.infer<typeof voteRow>;

/** Every vote on a record, the oldest first. */
export function votesOn(record: RecordDraft): readonly VoteRow[] {
  return votesIn(record.fields);
}

/** As `votesOn`, of the fields of a record. */
export function votesIn(fields: Variables): readonly VoteRow[] {
  return z.array(voteRow).parse(fields['approvals'] ?? []);
}

/** Puts votes and outcome on the record. */
export function writeVotes(record: RecordDraft, rows: readonly VoteRow[], outcome: string): void {
  const approvals: Variables[] = rows.map((row) => ({ ...row }));
  record.write({ approvals, approvalOutcome: outcome });
}
