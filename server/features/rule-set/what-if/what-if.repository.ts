import type { WhatIfView } from '../../../contract/what-if.ts';
import { insertMany } from '../../../database/insert-many.ts';
import type { Reader, Transaction } from '../../../database/unit-of-work.ts';
import type { Condition } from '../../../master-data/master-data.ts';
import { decidedBy } from '../../decision/decided-by.view.ts';
import { allOf } from '../../record/readable.view.ts';
import type { RuleSetId } from '../rule-set-version.ts';
import type { RawDecision, ReplayedChange } from './rule-thread.ts';

/** A replay as stored. */
export interface WhatIfRow {
  readonly id: string;
  readonly rule_set: RuleSetId;
  readonly content: string;
  readonly days: number;
  readonly status: WhatIfView['status'];
  readonly total: number;
  readonly done: number;
  readonly changed: number;
  readonly error: string | null;
  readonly requested_by: string;
  readonly started_at: string;
  readonly seen_at: string;
  readonly ended_at: string | null;
}

/** The decisions a replay goes through, by their place in the log. */
export interface Window {
  readonly total: number;
  /** The first one; 0 when there is none. */
  readonly first: number;
  readonly last: number;
}

const from = 'FROM decision_log d LEFT JOIN record r ON r.id = d.record_id';

/** The latest decisions of a rule set since an instant, as far as `readable` admits; at most `most`. */
export async function windowOf(reader: Reader, where: Condition, most: number): Promise<Window> {
  const [row] = await reader.query<{ n: number; first: number | null; last: number | null }>(
    `SELECT COUNT(*) AS n, MIN(seq) AS first, MAX(seq) AS last
     FROM (SELECT d.seq ${from} WHERE ${where.sql} ORDER BY d.seq DESC LIMIT ${Math.trunc(most)}) latest`,
    where.params,
  );
  return { total: row?.n ?? 0, first: row?.first ?? 0, last: row?.last ?? 0 };
}

/** Decisions of a set since an instant. */
export function decisionsSince(id: RuleSetId, since: Date, readable: Condition): Condition {
  return allOf([decidedBy(id), { sql: 'd.at >= ?', params: [since] }, readable]);
}

/** The next decisions after a place in the log. */
export function readPage(
  reader: Reader,
  where: Condition,
  place: { readonly after: number; readonly last: number; readonly most: number },
): Promise<readonly RawDecision[]> {
  return reader.query<RawDecision>(
    `SELECT d.seq, d.at, d.facts, d.fired_rows AS rows, d.result ${from}
     WHERE ${where.sql} AND d.seq > ? AND d.seq <= ? ORDER BY d.seq LIMIT ${Math.trunc(place.most)}`,
    [...where.params, place.after, place.last],
  );
}

export async function insertWhatIf(
  tx: Transaction,
  row: Pick<WhatIfRow, 'id' | 'rule_set' | 'content' | 'days' | 'total' | 'requested_by'>,
): Promise<void> {
  await insertMany(tx, 'what_if', [
    { ...row, status: 'running', done: 0, changed: 0, started_at: tx.now, seen_at: tx.now },
  ]);
}

/** A replay of the person who asked for it. */
export async function findWhatIf(
  source: Pick<Transaction, 'query'>,
  id: string,
  requestedBy: string,
): Promise<WhatIfRow | undefined> {
  const [row] = await source.query<WhatIfRow>('SELECT * FROM what_if WHERE id = ? AND requested_by = ?', [
    id,
    requestedBy,
  ]);
  return row;
}

/** Replays of a person that still run: somebody has heard of them since `seenSince`. */
export async function countRunning(reader: Reader, requestedBy: string, seenSince: Date): Promise<number> {
  const [row] = await reader.query<{ n: number }>(
    `SELECT COUNT(*) AS n FROM what_if WHERE requested_by = ? AND status = 'running' AND seen_at >= ?`,
    [requestedBy, seenSince],
  );
  return row?.n ?? 0;
}

/** Keeps what a page of decisions gave. @returns false when the replay was stopped meanwhile */
export async function storeProgress(
  tx: Transaction,
  id: string,
  { done, changes }: { readonly done: number; readonly changes: readonly ReplayedChange[] },
): Promise<boolean> {
  const going = await tx.execute(
    `UPDATE what_if SET done = done + ?, changed = changed + ?, seen_at = ? WHERE id = ? AND status = 'running'`,
    [done, changes.length, tx.now, id],
  );
  if (going === 1)
    await insertMany(
      tx,
      'what_if_change',
      changes.map(({ seq, after }) => ({ what_if_id: id, decision_seq: seq, answer: JSON.stringify(after) })),
    );
  return going === 1;
}

/** Ends a replay that runs; one that has ended stays as it is. */
export async function endWhatIf(
  tx: Transaction,
  id: string,
  status: 'done' | 'canceled' | 'failed',
  error: string | null = null,
): Promise<void> {
  await tx.execute(
    `UPDATE what_if SET status = ?, error = ?, ended_at = ?, seen_at = ? WHERE id = ? AND status = 'running'`,
    [status, error, tx.now, tx.now, id],
  );
}

/** Forgets replays begun before an instant: their drafts have been decided on. */
export async function forgetBefore(tx: Transaction, instant: Date): Promise<void> {
  await tx.execute('DELETE FROM what_if_change WHERE what_if_id IN (SELECT id FROM what_if WHERE started_at < ?)', [
    instant,
  ]);
  await tx.execute('DELETE FROM what_if WHERE started_at < ?', [instant]);
}
