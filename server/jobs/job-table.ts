import { insertMany } from '../database/insert-many.ts';
import type { Row } from '../database/row.ts';
import type { Reader, Transaction } from '../database/unit-of-work.ts';
import type { Job, JobKind, JobPayload, NewJob } from './job.ts';

interface JobRow {
  readonly id: number;
  readonly kind: JobKind;
  readonly due_at: string;
  readonly instance_id: string | null;
  readonly record_id: string | null;
  readonly ref: string | null;
  readonly payload: string;
  readonly zone: string | null;
  readonly attempts: number;
  readonly request_id: string | null;
  readonly lease_count: number;
}

const columns = 'id, kind, due_at, instance_id, record_id, ref, payload, zone, attempts, request_id, lease_count';

/** The row of a new job. It may not run before it is due. */
export function jobRow(job: NewJob): Row {
  return {
    kind: job.kind,
    instance_id: job.instanceId ?? null,
    record_id: job.recordId ?? null,
    ref: job.ref ?? null,
    payload: JSON.stringify(job.payload ?? {}),
    zone: job.zone ?? null,
    status: 'ready',
    due_at: job.dueAt,
    not_before: job.dueAt,
    attempts: job.attempts ?? 0,
    request_id: job.requestId ?? null,
  };
}

/** Adds a job beside any step. */
export async function insertJob(tx: Transaction, job: NewJob): Promise<void> {
  await insertMany(tx, 'job', [jobRow(job)]);
}

/** Id, owner and lease: what a holder must name. */
const leased = 'id = ? AND lease_owner = ? AND lease_count = ?';

/** Jobs that reach out of the system are a lane of their own: a receiver that hangs holds up nothing else. */
export type Lane = 'inside' | 'outside';

const laneSql: Readonly<Record<Lane, string>> = {
  inside: `kind <> 'send-notice'`,
  outside: `kind = 'send-notice'`,
};

/**
 * What a called process tells its caller is told in its order: while an escalation is under way, in whosever hands or
 * waiting for its next try, neither the next one nor the end of the call is done.
 */
const heardInOrder = `(kind NOT IN ('escalate-call', 'complete-call') OR NOT EXISTS (
           SELECT 1 FROM job e
           WHERE e.instance_id = j.instance_id AND e.kind = 'escalate-call' AND e.ref = j.ref AND e.id < j.id))`;

/**
 * Leases due jobs to `owner`, oldest due first. A lease that runs out (the node died, or slept) makes the job free
 * again; who still works on it then finds its lease gone and commits nothing.
 *
 * @param requestId only jobs that follow from this request
 */
export async function leaseDue(
  tx: Transaction,
  owner: string,
  { lane, most, leaseMs }: { readonly lane: Lane; readonly most: number; readonly leaseMs: number },
  requestId: string | null = null,
): Promise<readonly Job[]> {
  const following = requestId === null ? '' : 'AND request_id = ?';
  const locking = tx.dialect === 'postgres' ? 'FOR UPDATE SKIP LOCKED' : '';
  const rows = await tx.query<JobRow>(
    `UPDATE job SET lease_owner = ?, lease_until = ?, lease_count = lease_count + 1
     WHERE id IN (
       SELECT id FROM job j
       WHERE status = 'ready' AND ${laneSql[lane]} ${following} AND not_before <= ?
         AND (lease_until IS NULL OR lease_until <= ?) AND ${heardInOrder}
       ORDER BY not_before, due_at, id LIMIT ${Math.trunc(most)} ${locking})
     RETURNING ${columns}`,
    [owner, new Date(tx.now.getTime() + leaseMs), ...(requestId === null ? [] : [requestId]), tx.now, tx.now],
  );
  return rows.map(parsed).toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || a.id - b.id);
}

/** Frees the jobs a process that died had leased; only where no other process can hold one, on SQLite. */
export async function freeAllLeases(tx: Transaction): Promise<void> {
  await tx.execute('UPDATE job SET lease_owner = NULL, lease_until = NULL WHERE lease_owner IS NOT NULL');
}

/**
 * The jobs of a kind, oldest first, kept from being done until the transaction ends. What is being done elsewhere is
 * waited for, and what it has armed is among them.
 *
 * @param condition SQL that narrows them
 */
export async function heldJobs(
  tx: Transaction,
  kind: JobKind,
  condition: string,
  params: readonly unknown[] = [],
): Promise<readonly Job[]> {
  const locking = tx.dialect === 'postgres' ? 'FOR UPDATE' : '';
  for (let newest = -1; ; ) {
    const rows = await tx.query<JobRow>(
      `SELECT ${columns} FROM job WHERE kind = ? AND ${condition} ORDER BY id ${locking}`,
      [kind, ...params],
    );
    const last = rows.at(-1)?.id ?? 0;
    if (tx.dialect === 'sqlite' || last === newest) return rows.map(parsed);
    newest = last;
  }
}

/** A job that is due at another time, in another zone. */
export interface JobMove {
  readonly job: Job;
  readonly dueAt: Date;
  /** When it is another as well. */
  readonly payload?: JobPayload;
}

/** Moves a job; a retry that was put off further stays so. Whoever has leased it has lost it. */
export async function moveJob(tx: Transaction, { job, dueAt, payload }: JobMove, zone: string): Promise<void> {
  await tx.execute(
    `UPDATE job SET due_at = ?, zone = ?, payload = ?,
       not_before = CASE WHEN not_before = due_at OR not_before < ? THEN ? ELSE not_before END,
       lease_owner = NULL, lease_until = NULL, lease_count = lease_count + 1
     WHERE id = ?`,
    [dueAt, zone, JSON.stringify(payload ?? job.payload), dueAt, dueAt, job.id],
  );
}

/** Gives jobs back undone, to whoever looks next. */
export async function releaseLeases(tx: Transaction, jobs: readonly Job[], owner: string): Promise<void> {
  for (const { id, lease } of jobs)
    await tx.execute(`UPDATE job SET lease_owner = NULL, lease_until = NULL WHERE ${leased}`, [id, owner, lease]);
}

/** Keeps jobs for longer; answers those that are still held. */
export async function renewLeases(
  tx: Transaction,
  jobs: readonly Job[],
  owner: string,
  leaseMs: number,
): Promise<readonly Job[]> {
  const until = new Date(tx.now.getTime() + leaseMs);
  const held: Job[] = [];
  for (const job of jobs) {
    const changed = await tx.execute(`UPDATE job SET lease_until = ? WHERE ${leased}`, [
      until,
      job.id,
      owner,
      job.lease,
    ]);
    if (changed === 1) held.push(job);
  }
  return held;
}

/**
 * Takes a leased job out in the transaction that does its work; false when it is gone or its lease was lost: then
 * nothing of the work may be kept.
 */
export async function takeJob(tx: Transaction, job: Job, owner: string): Promise<boolean> {
  return (await tx.execute(`DELETE FROM job WHERE ${leased}`, [job.id, owner, job.lease])) === 1;
}

/**
 * Puts a job back that was not done, to run at `notBefore`; or aside, when that is null.
 *
 * @returns false when its lease was lost: somebody else decides about it
 */
export async function putBack(
  tx: Transaction,
  job: Job,
  owner: string,
  { notBefore, error, failed }: { readonly notBefore: Date | null; readonly error: string; readonly failed: boolean },
): Promise<boolean> {
  const changed = await tx.execute(
    `UPDATE job SET lease_owner = NULL, lease_until = NULL, attempts = attempts + ?, last_error = ?, status = ?,
       not_before = ? WHERE ${leased}`,
    [failed ? 1 : 0, error, notBefore ? 'ready' : 'stalled', notBefore ?? tx.now, job.id, owner, job.lease],
  );
  return changed === 1;
}

/**
 * True while a job of the inside lane may run now, by whomever it is leased.
 *
 * @param requestId only jobs that follow from this request
 */
export async function isDue(reader: Reader, now: Date, requestId: string | null): Promise<boolean> {
  const following = requestId === null ? '' : 'AND request_id = ?';
  const rows = await reader.query(
    `SELECT 1 AS one FROM job WHERE status = 'ready' AND ${laneSql.inside} ${following} AND not_before <= ? LIMIT 1`,
    [...(requestId === null ? [] : [requestId]), now],
  );
  return rows.length > 0;
}

/** Milliseconds from `now` until the next job may run, negative when one could already; null when none waits. */
export async function untilNextJob(reader: Reader, now: Date): Promise<number | null> {
  const [row] = await reader.query<{ next: string | null }>(
    `SELECT MIN(not_before) AS next FROM job WHERE status = 'ready'`,
  );
  return row?.next ? new Date(row.next).getTime() - now.getTime() : null;
}

function parsed(row: JobRow): Job {
  return {
    id: row.id,
    kind: row.kind,
    dueAt: new Date(row.due_at),
    instanceId: row.instance_id,
    recordId: row.record_id,
    ref: row.ref,
    payload: JSON.parse(row.payload) as JobPayload,
    zone: row.zone,
    attempts: row.attempts,
    requestId: row.request_id,
    lease: row.lease_count,
  };
}
