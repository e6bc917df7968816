import type { Json } from '../../engine/index.ts';

/** What is due later. Every kind has one handler; a job that is done is gone. */
export type JobKind =
  | 'timer'
  | 'timer-start'
  | 'service'
  | 'complete-call'
  | 'escalate-call'
  | 'record-changed'
  | 'deliver-message'
  | 'expire-message'
  | 'broadcast-signal'
  | 'deliver-signal'
  | 'clock-step'
  | 'hold-reminder'
  | 'sweep-upload'
  | 'rule-set-effective'
  | 'recalculate-clocks'
  | 'what-if-watch'
  | 'migrate-instance'
  | 'import-items'
  | 'kpi-day'
  | 'send-notice';

/** Kinds whose work is done in the transaction that takes the job; the others reach out of the system. */
export type InsideKind = Exclude<JobKind, OutsideKind>;
export type OutsideKind = 'send-notice';

export type JobPayload = Readonly<Record<string, Json>>;

export interface NewJob {
  readonly kind: JobKind;
  readonly dueAt: Date;
  readonly instanceId?: string;
  readonly recordId?: string;
  /** What it belongs to: timer, job, message or clock id. With instance and kind it finds the job again. */
  readonly ref?: string;
  readonly payload?: JobPayload;
  /** IANA zone of the organization, when `dueAt` is a time of day there: it moves with the zone. */
  readonly zone?: string | null;
  /** Failed attempts made already. */
  readonly attempts?: number;
  /** Request whose answer waits for it, only of jobs that are due at once; null when it is too much to wait for. */
  readonly requestId?: string | null;
}

export interface Job {
  readonly id: number;
  readonly kind: JobKind;
  readonly dueAt: Date;
  readonly instanceId: string | null;
  readonly recordId: string | null;
  readonly ref: string | null;
  readonly payload: JobPayload;
  /** Zone whose time of day `dueAt` is; null when it is an instant of its own. */
  readonly zone: string | null;
  readonly attempts: number;
  readonly requestId: string | null;
  /** Counts the leases of this job: whoever holds an earlier one has lost it, though it may not know yet. */
  readonly lease: number;
}

/** Runs later than this count as late: a poll interval and a busy moment do not. */
const lateAfterMs = 60_000;

/** True when the job is handled noticeably after it was due, e.g. because the server was down. */
export function isLate(job: Pick<Job, 'dueAt'>, now: Date): boolean {
  return now.getTime() - job.dueAt.getTime() > lateAfterMs;
}

export function laterOf(one: Date, other: Date): Date {
  return one > other ? one : other;
}
