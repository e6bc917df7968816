import type { Command, Json } from '../../engine/index.ts';
import type { LiveEvent } from '../contract/message.ts';
import type { Transaction } from '../database/unit-of-work.ts';
import type { NewJob } from '../jobs/job.ts';
import { jobRow } from '../jobs/job-table.ts';
import { type AuditEntry, auditRow } from './audit-row.ts';
import { type HistoryEntry, type HistoryPlace, historyRow } from './history-row.ts';
import type { Initiator } from './initiator.ts';
import { PendingRows } from './pending-rows.ts';
import type { RecordDraft } from './record-draft.ts';
import type { RunningInstance } from './running-instance.ts';

/** A command that waits for its turn in the same transaction. */
export interface QueuedCommand {
  readonly instanceId: string;
  readonly command: Command;
  /** Follow-ups may come too late: their token was canceled by an earlier one. Those are passed over. */
  readonly mayBeLate: boolean;
  /** Added to the details of its history, e.g. `firedLate`. */
  readonly note?: Readonly<Record<string, Json>>;
}

/** Work between two commands of a transaction: a decision to evaluate, a service to run. */
export type FollowUp = () => Promise<void>;

/**
 * The working set of one transaction: every instance and record it touches, what waits for its turn, and the rows it
 * will write. Made for one unit of work and thrown away with it.
 */
export class CommandRun {
  readonly tx: Transaction;
  readonly now: Date;
  readonly initiator: Initiator;
  readonly rows = new PendingRows();
  readonly records = new Map<string, RecordDraft>();
  readonly instances = new Map<string, RunningInstance>();
  readonly events: LiveEvent[] = [];
  /** Whom the initiator stands in for; both names are kept in history and trail. */
  actedFor: string | null = null;
  readonly #queue: (QueuedCommand | FollowUp)[] = [];

  constructor(tx: Transaction, initiator: Initiator) {
    this.tx = tx;
    this.now = tx.now;
    this.initiator = initiator;
  }

  enqueue(next: QueuedCommand | FollowUp): void {
    this.#queue.push(next);
  }

  /** The next thing to do; undefined when all is quiet. */
  take(): QueuedCommand | FollowUp | undefined {
    return this.#queue.shift();
  }

  /** True when it adds due work that no request does before it is answered. */
  get leavesWork(): boolean {
    const outside = (kind: unknown) => kind === 'send-notice';
    const isDue = (at: unknown) => at instanceof Date && at <= this.now;
    return this.rows.of('job').some((job) => (outside(job['kind']) || !job['request_id']) && isDue(job['not_before']));
  }

  /** What is due at once follows from the request and is done before it is answered; what is due later is not. */
  job(job: NewJob): void {
    const { requestId = job.dueAt <= this.now ? this.initiator.requestId : null } = job;
    this.rows.insert('job', jobRow({ ...job, requestId }));
  }

  history(entry: HistoryEntry, place: HistoryPlace): void {
    const details = this.actedFor === null ? entry.details : { ...entry.details, onBehalfOf: this.actedFor };
    const told = details === undefined ? entry : { ...entry, details };
    this.rows.insert('history', historyRow(told, place, this.now, this.initiator.userId));
  }

  audit(entry: AuditEntry): void {
    this.rows.insert('audit_trail', auditRow(entry, this.now, { ...this.initiator, actedFor: this.actedFor }));
  }

  changed(event: Pick<LiveEvent, 'type'> & Partial<LiveEvent>): void {
    this.events.push({ taskId: null, recordId: null, instanceId: null, ...event });
  }
}

/** The place of an event that belongs to a record and to no instance. */
export function placeOf(record: RecordDraft): HistoryPlace {
  return { recordId: record.id, rootId: null, instanceId: null, versionId: null, processId: record.stored.processId };
}
