import type { RuleDraft } from '../../contract/rule-draft.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import type { RuleSetId } from './rule-set-version.ts';

type Source = Pick<Transaction, 'query'>;

/** A draft as stored. */
export interface DraftRow {
  readonly id: string;
  readonly rule_set: RuleSetId;
  readonly based_on: number;
  readonly content: string;
  readonly lock_version: number;
  readonly status: RuleDraft['status'];
  readonly created_by: string;
  readonly created_at: string;
  readonly updated_by: string;
  readonly updated_at: string;
  readonly note: string | null;
}

/** One save of a draft: what was sent, and by whom. Version 1 is what it began with. */
export interface DraftSave {
  readonly lock_version: number;
  readonly content: string;
  readonly saved_by: string;
  readonly saved_at: string;
}

export async function findDraft(source: Source, id: string): Promise<DraftRow | undefined> {
  const [row] = await source.query<DraftRow>('SELECT * FROM rule_draft WHERE id = ?', [id]);
  return row;
}

/** The draft of a rule set that is neither published nor discarded. */
export async function findOpenDraft(source: Source, ruleSet: RuleSetId): Promise<DraftRow | undefined> {
  const [row] = await source.query<DraftRow>(
    `SELECT * FROM rule_draft WHERE rule_set = ? AND status IN ('editing', 'submitted')`,
    [ruleSet],
  );
  return row;
}

/** All open drafts by their rule set. */
export async function findOpenDrafts(source: Source): Promise<ReadonlyMap<RuleSetId, Pick<DraftRow, 'id' | 'status'>>> {
  const rows = await source.query<Pick<DraftRow, 'id' | 'status' | 'rule_set'>>(
    `SELECT id, status, rule_set FROM rule_draft WHERE status IN ('editing', 'submitted')`,
  );
  return new Map(rows.map((row) => [row.rule_set, row]));
}

export async function findSaves(source: Source, draftId: string): Promise<readonly DraftSave[]> {
  return source.query<DraftSave>(
    'SELECT lock_version, content, saved_by, saved_at FROM rule_draft_save WHERE draft_id = ? ORDER BY lock_version',
    [draftId],
  );
}

/** Adds a draft with its first content. @returns false when the rule set has an open one */
export async function insertDraft(
  tx: Transaction,
  draft: Pick<DraftRow, 'id' | 'rule_set' | 'based_on' | 'content' | 'created_by'>,
): Promise<boolean> {
  const { id, rule_set, based_on, content, created_by } = draft;
  const added = await tx.execute(
    `INSERT INTO rule_draft (id, rule_set, based_on, content, lock_version, status, created_by, created_at, updated_by, updated_at)
     VALUES (?, ?, ?, ?, 1, 'editing', ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
    [id, rule_set, based_on, content, created_by, tx.now, created_by, tx.now],
  );
  if (added === 1) await insertSave(tx, id, { lock_version: 1, content, saved_by: created_by });
  return added === 1;
}

/** Stores the next content. @returns false when the draft is at another version, or not being edited */
export async function storeContent(
  tx: Transaction,
  id: string,
  save: { readonly from: number; readonly content: string; readonly basedOn: number; readonly by: string },
): Promise<boolean> {
  const changed = await tx.execute(
    `UPDATE rule_draft SET content = ?, based_on = ?, lock_version = ?, updated_by = ?, updated_at = ?
     WHERE id = ? AND lock_version = ? AND status = 'editing'`,
    [save.content, save.basedOn, save.from + 1, save.by, tx.now, id, save.from],
  );
  if (changed === 1)
    await insertSave(tx, id, { lock_version: save.from + 1, content: save.content, saved_by: save.by });
  return changed === 1;
}

/** Moves a draft on. @returns false when it was in none of the states `from`, or at another version */
export async function moveDraft(
  tx: Transaction,
  draft: Pick<DraftRow, 'id' | 'lock_version' | 'status'>,
  to: { readonly status: DraftRow['status']; readonly by: string; readonly note?: string | null },
): Promise<boolean> {
  const changed = await tx.execute(
    `UPDATE rule_draft SET status = ?, updated_by = ?, updated_at = ?, note = ?
     WHERE id = ? AND lock_version = ? AND status = ?`,
    [to.status, to.by, tx.now, to.note ?? null, draft.id, draft.lock_version, draft.status],
  );
  return changed === 1;
}

async function insertSave(tx: Transaction, draftId: string, save: Omit<DraftSave, 'saved_at'>): Promise<void> {
  await tx.execute(
    'INSERT INTO rule_draft_save (draft_id, lock_version, content, saved_by, saved_at) VALUES (?, ?, ?, ?, ?)',
    [draftId, save.lock_version, save.content, save.saved_by, tx.now],
  );
}
