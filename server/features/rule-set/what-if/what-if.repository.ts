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
  readonly status: Exclude<WhatIfView['status'], 'interrupted'>;
  readonly total: number;
  readonly done: number;
  readonly changed: number;
  /** Why it failed; `interrupted` when its node stopped or was lost. */
  readonly error: string | null;
  /** Place in the log up to which it has come. */
  readonly position: number;
  /** Place in the log where it ends. */
  readonly last: number;
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
  row: Pick<WhatIfRow, 'id' | 'rule_set' | 'content' | 'days' | 'total' | 'position' | 'last' | 'requested_by'>,
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

/** The latest replay of a person against a rule set; undefined when there is none. */
export async function findLatest(
  reader: Pick<Reader, 'query'>,
  ruleSet: RuleSetId,
  requestedBy: string,
): Promise<WhatIfRow | undefined> {
  const [row] = await reader.query<WhatIfRow>(
    'SELECT * FROM what_if WHERE rule_set = ? AND requested_by = ? ORDER BY started_at DESC, id LIMIT 1',
    [ruleSet, requestedBy],
  );
  return row;
}

/** Goes on with a replay that was interrupted. @returns false when it is none, or somebody was faster */
export async function resume(tx: Transaction, id: string): Promise<boolean> {
  const going = await tx.execute(
    `UPDATE what_if SET status = 'running', error = NULL, ended_at = NULL, seen_at = ?
     WHERE id = ? AND status = 'failed' AND error = ?`,
    [tx.now, id, interrupted],
  );
  return going === 1;
}

/** Says of a replay that nobody works on it any more. @returns false when somebody does, or it has ended */
export async function interruptSilent(tx: Transaction, id: string, seenBefore: Date): Promise<boolean> {
  const ended = await tx.execute(
    `UPDATE what_if SET status = 'failed', error = ?, ended_at = ? WHERE id = ? AND status = 'running' AND seen_at < ?`,
    [interrupted, tx.now, id, seenBefore],
  );
  return ended === 1;
}

/** Whether a replay has not ended. */
export async function isRunning(tx: Transaction, id: string): Promise<boolean> {
  const rows = await tx.query(`SELECT id FROM what_if WHERE id = ? AND status = 'running'`, [id]);
  return rows.length > 0;
}

/** What stands as the error of a replay whose node stopped or was lost. */
export const interrupted = 'interrupted';

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
  {
    done,
    changes,
    position,
  }: { readonly done: number; readonly changes: readonly ReplayedChange[]; readonly position: number },
): Promise<boolean> {
  const going = await tx.execute(
    `UPDATE what_if SET done = done + ?, changed = changed + ?, position = ?, seen_at = ? WHERE id = ? AND status = 'running'`,
    [done, changes.length, position, tx.now, id],
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
