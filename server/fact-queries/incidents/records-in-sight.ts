import type { Variables } from '../../../engine/index.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { Condition } from '../../master-data/master-data.ts';

/** A record as a transaction sees it. */
export interface SeenRecord {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  readonly fields: Variables;
}

interface Row {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly created_at: string;
  readonly fields: string;
}

/**
 * Records of a type as this transaction sees them: what is stored, and over it the drafts it has not written yet.
 *
 * @param narrowed condition on columns of `record`, so that the database need not hand over all of them. Drafts come
 *   whether they meet it or not: whoever asks still has to look
 */
export async function recordsInSight(
  run: CommandRun,
  type: string,
  narrowed: Condition,
): Promise<readonly SeenRecord[]> {
  const rows = await run.tx.query<Row>(
    `SELECT id, number, status, created_at, fields FROM record WHERE type = ? AND (${narrowed.sql}) ORDER BY number`,
    [type, ...narrowed.params],
  );
  const stored = rows.filter((row) => !run.records.has(row.id)).map(seenRow);
  const drafts = [...run.records.values()].filter((draft) => draft.type.type === type).map(seenDraft);
  return [...stored, ...drafts];
}

export function seenDraft(draft: RecordDraft): SeenRecord {
  const { id, number, status, fields } = draft;
  return { id, number, status, createdAt: draft.stored.createdAt, fields };
}

function seenRow({ id, number, status, created_at, fields }: Row): SeenRecord {
  return { id, number, status, createdAt: created_at, fields: JSON.parse(fields) as Variables };
}
