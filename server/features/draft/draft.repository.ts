import type { Json } from '../../../engine/index.ts';
import type { DraftStatus } from '../../contract/draft.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import type { Draft } from './draft.ts';

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
  readonly updated_by: string;
  readonly submitted_at: string | null;
  readonly submitted_by: string | null;
  readonly decided_at: string | null;
  readonly decided_by: string | null;
  readonly decision_reason: string | null;
  readonly lock_version: number;
}

/** Where a draft is looked for: by its id whatever became of it, or the open one of a subject. */
export type DraftPlace = { readonly id: string } | { readonly subject: string };

/** A draft of a kind; undefined when there is none. Whoever will write it locks it on PostgreSQL, so that nobody else does. */
export async function findDraft(
  reader: Pick<Reader, 'query' | 'dialect'>,
  kind: string,
  place: DraftPlace,
  lock = false,
): Promise<Draft | undefined> {
  const [where, value] =
    'id' in place ? ['id = ?', place.id] : [`subject = ? AND status IN ('draft', 'submitted')`, place.subject];
  const [row] = await reader.query<DraftRow>(
    `SELECT * FROM draft WHERE kind = ? AND ${where} ${lock && reader.dialect === 'postgres' ? 'FOR UPDATE' : ''}`,
    [kind, value],
  );
  return row && draftOf(row);
}

/** Every open draft of a kind. */
export async function listOpenDrafts(reader: Pick<Reader, 'query'>, kind: string): Promise<readonly Draft[]> {
  const rows = await reader.query<DraftRow>(
    `SELECT * FROM draft WHERE kind = ? AND status IN ('draft', 'submitted') ORDER BY subject`,
    [kind],
  );
  return rows.map(draftOf);
}

/** Adds a draft with its first content. @returns false when its subject has an open one */
export async function insertDraft(tx: Transaction, draft: Draft): Promise<boolean> {
  const row = rowOf(draft);
  const names = Object.keys(row);
  const added = await tx.execute(
    `INSERT INTO draft (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')}) ON CONFLICT DO NOTHING`,
    Object.values(row),
  );
  if (added === 1) await insertSave(tx, row);
  return added === 1;
}

/** Stores a draft over what was read. @returns false when somebody was faster */
export async function updateDraft(tx: Transaction, before: Draft, after: Draft): Promise<boolean> {
  const row = rowOf(after);
  const { id, ...columns } = row;
  const changed = await tx.execute(
    `UPDATE draft SET ${Object.keys(columns)
      .map((name) => `${name} = ?`)
      .join(', ')} WHERE id = ? AND lock_version = ? AND status = ?`,
    [...Object.values(columns), id, before.lockVersion, before.status],
  );
  if (changed === 1 && after.lockVersion > before.lockVersion) await insertSave(tx, row);
  return changed === 1;
}

/** What a draft said at one of its versions; undefined for one it never had. */
export async function findSavedContent(
  reader: Pick<Reader, 'query'>,
  id: string,
  lockVersion: number,
): Promise<Json | undefined> {
  const [save] = await reader.query<{ content: string }>(
    'SELECT content FROM draft_save WHERE draft_id = ? AND lock_version = ?',
    [id, lockVersion],
  );
  return save && (JSON.parse(save.content) as Json);
}

async function insertSave(tx: Transaction, row: DraftRow): Promise<void> {
  await tx.execute(
    'INSERT INTO draft_save (draft_id, lock_version, content, saved_by, saved_at) VALUES (?, ?, ?, ?, ?)',
    [row.id, row.lock_version, row.content, row.updated_by, row.updated_at],
  );
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
    updated_by: draft.updatedBy,
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
    updatedBy: row.updated_by,
    submittedAt: row.submitted_at,
    submittedBy: row.submitted_by,
    decidedAt: row.decided_at,
    decidedBy: row.decided_by,
    decisionReason: row.decision_reason,
    lockVersion: row.lock_version,
  };
}
