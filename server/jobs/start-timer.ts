import { startTimerDue } from '../../engine/index.ts';
import { addServiceTime } from '../../rules/calendar.ts';
import type { Calendar } from '../../rules/schema/calendar.ts';
import type { Transaction } from '../database/unit-of-work.ts';
import type { CommandRun } from '../execution/command-run.ts';
import { PendingRows } from '../execution/pending-rows.ts';
import type { ProcessInstanceService } from '../features/process-instance/process-instance.service.ts';
import type { Installation, ProcessVersion } from '../features/process-version/process-version.service.ts';
import { isLate, type Job, type JobPayload, type NewJob } from './job.ts';
import { jobRow } from './job-table.ts';
import { nextTime, type Recurrence } from './recurrence.ts';

type Model = Parameters<typeof startTimerDue>[0];

/** What times are read with. */
interface TimeTable {
  readonly zone: string;
  readonly calendars: readonly Calendar[];
}

/** A timer start event as its job carries it. */
interface ArmedStart {
  readonly versionId: string;
  readonly processId: string;
  readonly elementId: string;
  /** What the model says; equal texts go on where they were when a new version comes into force. */
  readonly definition: string;
  /** The first time, for cycles. */
  readonly anchor: string | null;
  /** Starts that are left; null when it goes on for ever. */
  readonly left: number | null;
}

/**
 * Arms the timer starts of versions that come into force, in the transaction that puts them there. Those of the
 * versions before, and of processes that are withdrawn, are gone with it. A timer whose text did not change keeps its
 * next time; a date that has passed starts nothing.
 */
export async function armStartTimers(
  tx: Transaction,
  { came, processIds }: Installation,
  table: TimeTable,
): Promise<void> {
  const armed = await tx.query<{ id: number; ref: string; due_at: string; payload: string }>(
    `SELECT id, ref, due_at, payload FROM job WHERE kind = 'timer-start'`,
  );
  const packageOf = (ref: string) => ref.split('/')[0] ?? '';
  const replaced = new Set(came.map(({ processId }) => processId));
  const old = armed.filter(({ ref }) => replaced.has(packageOf(ref)) || !processIds.includes(packageOf(ref)));
  for (const { id } of old) await tx.execute('DELETE FROM job WHERE id = ?', [id]);

  const rows = new PendingRows();
  for (const version of came)
    for (const start of timerStartsOf(version)) {
      const before = old.find(({ ref }) => ref === start.ref);
      const kept = before && (JSON.parse(before.payload) as unknown as ArmedStart);
      const next =
        before && kept?.definition === start.definition
          ? { dueAt: new Date(before.due_at), anchor: kept.anchor, left: kept.left }
          : firstTime(start, tx.now, table);
      if (next) rows.insert('job', jobRow(jobOf(start, version.id, next)));
    }
  await rows.flush(tx);
}

/**
 * Starts an instance, and arms the next run in the same transaction. Runs that were missed are caught up once: one
 * instance starts, late, and the next run is the first one still to come.
 */
export async function fireStartTimer(run: CommandRun, job: Job, instances: ProcessInstanceService): Promise<void> {
  const { parts } = instances;
  const armed = job.payload as unknown as ArmedStart;
  const model = await parts.versions.model(armed.versionId, armed.processId);
  const { elementId } = armed;
  const next = timeAfter(model.process, armed, run.now, { zone: parts.zone, calendars: parts.calendars() });
  if (next && armed.left !== 1)
    run.job({
      kind: 'timer-start',
      dueAt: next,
      ref: job.ref ?? '',
      payload: { ...job.payload, left: armed.left === null ? null : armed.left - 1 },
    });
  const type = model.process.properties['record'];
  const scheduledFor = job.dueAt.toISOString();
  await instances.start(run, {
    model,
    elementId,
    variables: { scheduledFor },
    record: type ? await parts.records.create(run, type) : null,
    correlationKey: null,
    note: { dueAt: scheduledFor, firedLate: isLate(job, run.now) },
  });
}

interface TimerStart {
  readonly ref: string;
  readonly process: Model;
  readonly elementId: string;
  readonly definition: string;
}

function timerStartsOf({ processId, content }: ProcessVersion): readonly TimerStart[] {
  return [...content.models.values()].flatMap(({ process }) =>
    process.startEvents.flatMap(({ elementId, timer, properties: { calendar, shift } }) =>
      timer === undefined
        ? []
        : [
            {
              ref: `${processId}/${process.id}/${elementId}`,
              process,
              elementId,
              definition: [timer.kind, timer.text, calendar ?? '', shift ?? ''].join(' '),
            },
          ],
    ),
  );
}

interface NextTime {
  readonly dueAt: Date;
  readonly anchor: string | null;
  readonly left: number | null;
}

function jobOf({ ref, process, elementId, definition }: TimerStart, versionId: string, next: NextTime): NewJob {
  const { dueAt, anchor, left } = next;
  const armed: ArmedStart = { versionId, processId: process.id, elementId, definition, anchor, left };
  return { kind: 'timer-start', dueAt, ref, payload: { ...armed } satisfies JobPayload };
}

function firstTime({ process, elementId }: TimerStart, now: Date, table: TimeTable): NextTime | null {
  const due = startTimerDue(process, elementId, { now, zone: table.zone });
  switch (due.type) {
    case 'instant':
      return due.at > now ? { dueAt: due.at, anchor: null, left: 1 } : null;
    case 'service-time': {
      const calendar = calendarNamed(due.calendar, table);
      return calendar && { dueAt: addServiceTime(calendar, due.from, due.duration).at, anchor: null, left: 1 };
    }
    case 'cycle':
      return { dueAt: due.first, anchor: due.first.toISOString(), left: due.repetitions };
    case 'cron':
      return { dueAt: nextTime(cronOf(due, table), now), anchor: null, left: null };
    default:
      return null;
  }
}

function timeAfter(process: Model, armed: ArmedStart, now: Date, table: TimeTable): Date | null {
  const due = startTimerDue(process, armed.elementId, { now, zone: table.zone });
  if (due.type === 'cron') return nextTime(cronOf(due, table), now);
  if (due.type !== 'cycle' || armed.anchor === null) return null;
  const calendar = calendarNamed(due.calendar, table);
  const { every, zone } = due;
  return nextTime({ type: 'cycle', anchor: new Date(armed.anchor), every, zone, calendar }, now);
}

function cronOf(
  due: { readonly cron: string; readonly zone: string; readonly calendar?: string; readonly shift?: string },
  table: TimeTable,
): Recurrence {
  const { cron, zone, shift, calendar } = due;
  return { type: 'cron', cron, zone, shiftIn: shift === undefined ? null : calendarNamed(calendar, table) };
}

function calendarNamed(id: string | undefined, { calendars }: TimeTable): Calendar | null {
  return calendars.find((calendar) => calendar.id === id) ?? null;
}
