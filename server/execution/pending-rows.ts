import { insertMany } from '../database/insert-many.ts';
import { placeholders } from '../database/list-sql.ts';
import type { Row } from '../database/row.ts';
import type { Transaction } from '../database/unit-of-work.ts';
import { type GuardedChange, updateGuarded, updateMany } from '../database/update-many.ts';
import { type FaultPoint, fault } from '../fault.ts';
import { writeHistory } from './write-history.ts';

/** Tables a step adds rows to, in the order their references need. */
const tables = [
  'record',
  'process_instance',
  'record_link',
  'task',
  'task_candidate',
  'approval_round',
  'subscription',
  'stall',
  'sla_clock',
  'clock_event',
  'clock_step',
  'clock_timer',
  'message',
  'job',
  'notification',
  'outbox',
  'baseline_item',
  'decision_log',
  'history',
  'audit_trail',
] as const;
export type StepTable = (typeof tables)[number];

const faultAfter: Partial<Record<StepTable, FaultPoint>> = {
  job: 'after-jobs-insert',
  outbox: 'after-outbox-insert',
  history: 'after-history-insert',
  audit_trail: 'after-audit-insert',
};

const replacingField = `ON CONFLICT (record_id, key)
  DO UPDATE SET text_value = excluded.text_value, number_value = excluded.number_value`;

/** A change that is refused when the row is not as it was read. */
interface Guarded {
  readonly sql: string;
  readonly params: readonly unknown[];
  readonly lost: () => Error;
}

interface GuardedRow extends GuardedChange {
  readonly lost: () => Error;
}

/**
 * What one transaction will write, collected while its steps run and sent at its end in as few statements as
 * possible: round trips dominate on PostgreSQL.
 */
export class PendingRows {
  readonly #inserts = new Map<StepTable, Row[]>();
  readonly #removals: { readonly sql: string; readonly params: readonly unknown[] }[] = [];
  readonly #statements: { readonly sql: string; readonly params: readonly unknown[] }[] = [];
  readonly #guarded: Guarded[] = [];
  /** Records by id. */
  readonly #guardedRecords = new Map<string, GuardedRow>();
  /** By the beginning of a statement, up to the column: the values that go. */
  readonly #removed = new Map<string, Set<string>>();
  /** By table and id. */
  readonly #changes = new Map<'sla_clock', Map<string, Row>>();
  /** By record and key. */
  readonly #inboxFields = new Map<string, Row>();

  /** Adds a row; all rows of a table have the same keys. */
  insert(table: StepTable, row: Row): void {
    const rows = this.#inserts.get(table) ?? [];
    rows.push(row);
    this.#inserts.set(table, rows);
  }

  /** Takes back rows that were not written yet, and says whether there were any. */
  withdraw(table: StepTable, matches: (row: Row) => boolean): boolean {
    const rows = this.#inserts.get(table) ?? [];
    const kept = rows.filter((row) => !matches(row));
    this.#inserts.set(table, kept);
    return kept.length < rows.length;
  }

  /** Changes rows that were not written yet, and says whether there were any. */
  amend(table: StepTable, matches: (row: Row) => boolean, change: Row): boolean {
    const rows = this.#inserts.get(table) ?? [];
    if (!rows.some(matches)) return false;
    this.#inserts.set(
      table,
      rows.map((row) => (matches(row) ? { ...row, ...change } : row)),
    );
    return true;
  }

  /** Rows of a table that were not written yet. */
  of(table: StepTable): readonly Row[] {
    return this.#inserts.get(table) ?? [];
  }

  /** Runs after the inserts, in the order added. */
  statement(sql: string, params: readonly unknown[]): void {
    this.#statements.push({ sql, params });
  }

  /** Deletes stored rows; runs before the inserts, so it never meets rows of this transaction. */
  remove(sql: string, params: readonly unknown[]): void {
    this.#removals.push({ sql, params });
  }

  /**
   * Deletes stored rows by one column, all of a transaction together; runs as `remove`.
   *
   * @param upTo the statement up to and with the column, e.g. `DELETE FROM job WHERE ref`
   */
  removeAmong(upTo: string, value: string): void {
    this.#removed.set(upTo, (this.#removed.get(upTo) ?? new Set()).add(value));
  }

  /** Changes a stored row, all of a table together; the last of several for one row counts. Runs after the inserts. */
  change(table: 'sla_clock', id: string, row: Row): void {
    const changes = this.#changes.get(table) ?? new Map<string, Row>();
    this.#changes.set(table, changes.set(id, row));
  }

  /** Puts a promoted field in the place of the stored one; the last of several counts. Runs after the inserts. */
  inboxField(row: Row & { readonly record_id: string; readonly key: string }): void {
    this.#inboxFields.set(`${row.record_id} ${row.key}`, row);
  }

  /** Changes one stored row that must be as it was read; runs first. `lost` is the error when somebody was faster. */
  guarded(sql: string, params: readonly unknown[], lost: () => Error): void {
    this.#guarded.push({ sql, params, lost });
  }

  /** As `guarded`, of a stored record, all of a transaction together; the last of several for one record counts. */
  guardedRecord(change: GuardedRow): void {
    this.#guardedRecords.set(change.id, change);
  }

  /** Sends everything at once: on PostgreSQL it is one round trip. */
  async flush(tx: Transaction): Promise<void> {
    const sent: Promise<unknown>[] = [];
    for (const each of this.#guarded.splice(0)) sent.push(changeOne(tx, each));
    sent.push(changeRecords(tx, [...this.#guardedRecords.values()]));
    this.#guardedRecords.clear();
    for (const { sql, params } of this.#removals.splice(0)) sent.push(tx.execute(sql, params));
    for (const [upTo, values] of this.#removed)
      sent.push(tx.execute(`${upTo} IN (${placeholders([...values])})`, [...values]));
    this.#removed.clear();
    for (const table of tables) {
      const rows = this.#inserts.get(table) ?? [];
      this.#inserts.delete(table);
      const added = table === 'history' ? writeHistory(tx, rows) : insertMany(tx, table, rows);
      const point = rows.length === 0 ? undefined : faultAfter[table];
      sent.push(point === undefined ? added : added.then(() => fault(point)));
    }
    for (const [table, changes] of this.#changes) sent.push(updateMany(tx, table, changes));
    this.#changes.clear();
    sent.push(insertMany(tx, 'record_field', [...this.#inboxFields.values()], replacingField));
    this.#inboxFields.clear();
    for (const { sql, params } of this.#statements.splice(0)) sent.push(tx.execute(sql, params));
    await settled(sent);
  }
}

async function changeOne(tx: Transaction, { sql, params, lost }: Guarded): Promise<void> {
  if ((await tx.execute(sql, params)) !== 1) throw lost();
}

async function changeRecords(tx: Transaction, records: readonly GuardedRow[]): Promise<void> {
  const changed = await updateGuarded(tx, 'record', records);
  const lost = records.find(({ id }) => !changed.has(id));
  if (lost) throw lost.lost();
}

/** Waits for all, so that nothing is on its way any more when the first failure is told. */
async function settled(sent: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(sent)).find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}
