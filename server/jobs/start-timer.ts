import type { Transaction } from '../database/unit-of-work.ts';
import type { CommandRun } from '../execution/command-run.ts';
import { PendingRows } from '../execution/pending-rows.ts';
import type { ProcessInstanceService } from '../features/process-instance/process-instance.service.ts';
import type { Installation, ProcessVersion } from '../features/process-version/process-version.service.ts';
import { isLate, type Job, type JobPayload, laterOf, type NewJob } from './job.ts';
import { heldJobs, type JobMove, jobRow } from './job-table.ts';
import { firstTime, type StartTime, type TimerStart, type TimeTable, timeAfter, timeInZone } from './start-time.ts';
import { forgetUsedUp, rememberUsedUp, usedUpStarts } from './used-up-start.ts';

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

/** A timer start of a version. */
interface VersionStart extends TimerStart {
  readonly ref: string;
  readonly definition: string;
}

/**
 * Arms the timer starts of versions that come into force, in the transaction that puts them there. Those of the
 * versions before, and of processes that are withdrawn, are gone with it. A timer whose text did not change keeps its
 * next time; a date that has passed, or a cycle that has come as often as it says, starts nothing.
 *
 * @returns what stayed, but was armed in another zone
 */
export async function armStartTimers(
  tx: Transaction,
  { came, stayed, processIds }: Installation,
  table: TimeTable,
): Promise<readonly JobMove[]> {
  const armed = await heldJobs(tx, 'timer-start', '1 = 1');
  const packageOf = ({ ref }: Job) => ref?.split('/')[0] ?? '';
  const replaced = new Set(came.map(({ processId }) => processId));
  const old = armed.filter((job) => replaced.has(packageOf(job)) || !processIds.includes(packageOf(job)));
  for (const { id } of old) await tx.execute('DELETE FROM job WHERE id = ?', [id]);

  const rows = new PendingRows();
  const usedUp = await usedUpStarts(tx);
  for (const version of came)
    for (const start of timerStartsOf(version)) {
      if (usedUp.get(start.ref) === start.definition) continue;
      if (usedUp.has(start.ref)) await forgetUsedUp(tx, start.ref);
      const before = old.find(({ ref }) => ref === start.ref);
      const goesOn = before && startOf(before).definition === start.definition;
      const next = goesOn ? inZone(start, before, tx.now, table) : firstTime(start, tx.now, table);
      if (next) rows.insert('job', jobRow(jobOf(start, version.id, next, table.zone)));
    }
  await rows.flush(tx);

  return stayed.flatMap(timerStartsOf).flatMap((start) => {
    const job = armed.find(({ ref, zone }) => ref === start.ref && zone !== table.zone);
    if (!job) return [];
    const { dueAt, anchor } = inZone(start, job, tx.now, table);
    return [{ job, dueAt, payload: { ...job.payload, anchor } }];
  });
}

/**
 * Starts an instance, and arms the next run in the same transaction. Runs that were missed are caught up once: one
 * instance starts, late, and the next run is the first one still to come.
 */
export async function fireStartTimer(run: CommandRun, job: Job, instances: ProcessInstanceService): Promise<void> {
  const { parts } = instances;
  const armed = startOf(job);
  const model = await parts.versions.model(armed.versionId, armed.processId);
  const { elementId } = armed;
  const zone = job.zone ?? parts.zone;
  // Whoever lets it run before its time does not let it run at that time once more.
  const after = laterOf(job.dueAt, run.now);
  const next = timeAfter({ process: model.process, elementId }, armed, after, { zone, calendars: parts.calendars() });
  if (!next || armed.left === 1) rememberUsedUp(run, job.ref ?? '', armed.definition);
  else
    run.job({
      kind: 'timer-start',
      dueAt: next,
      ref: job.ref ?? '',
      payload: { ...job.payload, left: armed.left === null ? null : armed.left - 1 },
      zone,
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

function timerStartsOf({ processId, content }: ProcessVersion): readonly VersionStart[] {
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

/** Its time in the zone in force; a zone was not kept before 0.1.0 and is taken to be the same. */
function inZone(start: TimerStart, job: Job, now: Date, table: TimeTable): StartTime {
  const { anchor, left } = startOf(job);
  return timeInZone(start, { dueAt: job.dueAt, anchor, left }, job.zone ?? table.zone, now, table);
}

function startOf({ payload }: Job): ArmedStart {
  return payload as unknown as ArmedStart;
}

function jobOf(
  { ref, process, elementId, definition }: VersionStart,
  versionId: string,
  next: StartTime,
  zone: string,
): NewJob {
  const { dueAt, anchor, left } = next;
  const armed: ArmedStart = { versionId, processId: process.id, elementId, definition, anchor, left };
  return { kind: 'timer-start', dueAt, ref, payload: { ...armed } satisfies JobPayload, zone };
}
