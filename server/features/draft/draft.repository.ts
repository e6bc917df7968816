import type { Json } from '../../../engine/index.ts';
import { insertMany } from '../../database/insert-many.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import type { Draft, DraftStatus } from './draft.ts';

interface DraftRow {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly base: number;
  readonly content: string;
  readonly note: string;
  readonly status: DraftStatus;
  readonly editors: string;
  readonly reason: string;
  readonly created_at: string;
  readonly updated_at: string;
  readonly submitted_at: string | null;
  readonly submitted_by: string | null;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
  readonly decision_reason: string | null;
  readonly lock_version: number;
}

/** The draft or submission that is open for a subject; undefined when there is none. */
export async function findOpenDraft(
  reader: Pick<Reader, 'query'>,
  kind: string,
  subject: string,
): Promise<Draft | undefined> {
  const [row] = await reader.query<DraftRow>(
    `SELECT * FROM controlled_draft WHERE kind = ? AND subject = ? AND status IN ('draft', 'submitted')`,
    [kind, subject],
  );
  return row && draftOf(row);
}

/** Every open draft of a kind. */
export async function listOpenDrafts(reader: Pick<Reader, 'query'>, kind: string): Promise<readonly Draft[]> {
  const rows = await reader.query<DraftRow>(
    `SELECT * FROM controlled_draft WHERE kind = ? AND status IN ('draft', 'submitted') ORDER BY subject`,
    [kind],
  );
  return rows.map(draftOf);
}

export async function insertDraft(tx: Transaction, draft: Draft): Promise<void> {
  await insertMany(tx, 'controlled_draft', [{ ...rowOf(draft) }]);
}

/** Stores a draft over the version it was read with. @returns false when somebody was faster */
export async function updateDraft(tx: Transaction, draft: Draft): Promise<boolean> {
  const { id, lock_version, ...columns } = rowOf({ ...draft, lockVersion: draft.lockVersion + 1 });
  const names = [...Object.keys(columns), 'lock_version'];
  const changed = await tx.execute(
    `UPDATE controlled_draft SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ? AND lock_version = ?`,
    [...Object.values(columns), lock_version, id, draft.lockVersion],
  );
  return changed === 1;
}

function rowOf(draft: Draft): DraftRow {
  return {
    id: draft.id,
    kind: draft.kind,
    subject: draft.subject,
    base: draft.base,
    content: JSON.stringify(draft.content),
    note: JSON.stringify(draft.note),
    status: draft.status,
    editors: JSON.stringify(draft.editors),
    reason: draft.reason,
    created_at: draft.createdAt,
    updated_at: draft.updatedAt,
    submitted_at: draft.submittedAt,
    submitted_by: draft.submittedBy,
    decided_at: draft.decidedAt,
    decided_by: draft.decidedBy,
    decision_reason: draft.decisionReason,
    lock_version: draft.lockVersion,
  };
}

function draftOf(row: DraftRow): Draft {
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    base: row.base,
    content: JSON.parse(row.content) as Json,
    note: JSON.parse(row.note) as Json,
    status: row.status,
    editors: JSON.parse(row.editors) as string[],
    reason: row.reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    submittedAt: row.submitted_at,
    submittedBy: row.submitted_by,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    decisionReason: row.decision_reason,
    lockVersion: row.lock_version,
  };
}
