import { insertMany } from '../database/insert-many.ts';
import type { Transaction } from '../database/unit-of-work.ts';
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

export type Row = Readonly<Record<string, string | number | boolean | Date | null>>;

/** A change that is refused when the row is not as it was read. */
interface Guarded {
  readonly sql: string;
  readonly params: readonly unknown[];
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

  /** Changes one stored row that must be as it was read; runs first. `lost` is the error when somebody was faster. */
  guarded(sql: string, params: readonly unknown[], lost: () => Error): void {
    this.#guarded.push({ sql, params, lost });
  }

  /** Sends everything at once: on PostgreSQL it is one round trip. */
  async flush(tx: Transaction): Promise<void> {
    const sent: Promise<unknown>[] = [];
    for (const each of this.#guarded.splice(0)) sent.push(changeOne(tx, each));
    for (const { sql, params } of this.#removals.splice(0)) sent.push(tx.execute(sql, params));
    for (const table of tables) {
      const rows = this.#inserts.get(table) ?? [];
      this.#inserts.delete(table);
      const added = table === 'history' ? writeHistory(tx, rows) : insertMany(tx, table, rows);
      const point = rows.length === 0 ? undefined : faultAfter[table];
      sent.push(point === undefined ? added : added.then(() => fault(point)));
    }
    for (const { sql, params } of this.#statements.splice(0)) sent.push(tx.execute(sql, params));
    await settled(sent);
  }
}

async function changeOne(tx: Transaction, { sql, params, lost }: Guarded): Promise<void> {
  if ((await tx.execute(sql, params)) !== 1) throw lost();
}

/** Waits for all, so that nothing is on its way any more when the first failure is told. */
async function settled(sent: readonly Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(sent)).find((each) => each.status === 'rejected');
  if (failed) throw failed.reason;
}
