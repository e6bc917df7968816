import type { Json, Variables } from '../../engine/index.ts';
import type { CommandRun } from '../execution/command-run.ts';
import { system } from '../execution/initiator.ts';
import type { FileStore } from '../features/attachment/file-store.ts';
import { sweepUpload } from '../features/attachment/sweep-upload.service.ts';
import type { RecalculationService } from '../features/calendar/recalculation.service.ts';
import type { ItemImportService } from '../features/configuration-item/import/item-import.service.ts';
import type { KpiSnapshotService } from '../features/kpi/kpi-snapshot.service.ts';
import type { DeliverMessageService } from '../features/message/deliver-message.service.ts';
import { signalStarts } from '../features/message/receivers.service.ts';
import { findSubscriptions } from '../features/message/subscription.repository.ts';
import type { MoveCaseService } from '../features/migration/move-case.service.ts';
import type { ProcessInstanceService } from '../features/process-instance/process-instance.service.ts';
import type { PublishRuleSetService } from '../features/rule-set/publish-rule-set.service.ts';
import type { WhatIfService } from '../features/rule-set/what-if/what-if.service.ts';
import { fireTimer } from './fire-timer.ts';
import type { InsideKind, Job } from './job.ts';
import type { JobHandlers } from './job-runner.ts';
import { keepEndedPeriods } from './kpi-day.ts';
import { retryService } from './retry-service.ts';
import { fireStartTimer } from './start-timer.ts';

type InRun = (run: CommandRun, job: Job) => Promise<void>;

/** What does the work of jobs that are about more than one instance. */
interface HandlerParts {
  readonly files: FileStore;
  readonly publishing: PublishRuleSetService;
  readonly recalculations: RecalculationService;
  readonly imports: ItemImportService;
  readonly replays: WhatIfService;
  readonly snapshots: KpiSnapshotService;
  readonly moves: MoveCaseService;
}

/** What each kind of job does, in the transaction that takes it out of the table. */
export function jobHandlers(
  instances: ProcessInstanceService,
  delivery: DeliverMessageService,
  { files, publishing, recalculations, replays, imports, snapshots, moves }: HandlerParts,
): JobHandlers {
  const handlers: Readonly<Record<Exclude<InsideKind, 'migrate-instance'>, InRun>> = {
    timer: (run, job) => fireTimer(run, job, instances),
    'timer-start': (run, job) => fireStartTimer(run, job, instances),
    service: (run, job) => retryService(run, job, instances),
    'complete-call': (run, job) => completeCall(run, job, instances),
    'escalate-call': (run, job) =>
      instances.commandIfWaiting(run, needed(job.instanceId), {
        type: 'escalate-call',
        callId: needed(job.ref),
        escalationCode: String(job.payload['escalationCode']),
      }),
    'record-changed': (run, job) => instances.commandIfWaiting(run, needed(job.instanceId), { type: 'record-changed' }),
    'deliver-message': (run, job) => delivery.deliver(run, needed(job.ref)),
    'expire-message': (run, job) => delivery.expire(run, needed(job.ref)),
    'broadcast-signal': (run, job) => broadcastSignal(run, job, instances),
    'deliver-signal': (run, job) =>
      instances.commandIfWaiting(run, needed(job.instanceId), {
        type: 'deliver-signal',
        subscriptionId: needed(job.ref),
        payload: objectOf(job.payload['payload']),
      }),
    'clock-step': async (run, job) => {
      const { records, clocks } = instances.parts;
      await clocks.rearm(run, await records.load(run, needed(job.recordId)));
    },
    'hold-reminder': (run, job) => remind(run, job, instances),
    'sweep-upload': (run, job) => sweepUpload(run, needed(job.ref), files),
    'rule-set-effective': (run) => publishing.bringInForce(run.tx),
    'what-if-watch': (run, job) => replays.watch(run.tx, needed(job.ref)),
    'recalculate-clocks': (run, job) => recalculations.proceed(run, needed(job.ref)),
    'import-items': (run, job) => imports.proceed(run, needed(job.ref)),
    'kpi-day': (run, job) => keepEndedPeriods(run, job, { snapshots, zone: instances.parts.zone }),
  };
  const wrapped = Object.entries(handlers).map(([kind, handle]) => [
    kind,
    (tx: CommandRun['tx'], job: Job) =>
      instances.withRun(tx, { ...system, requestId: job.requestId }, (run) => handle(run, job)),
  ]);
  // Moving a case is done on behalf of whoever asked for it.
  return { ...(Object.fromEntries(wrapped) as JobHandlers), 'migrate-instance': (tx, job) => moves.move(tx, job) };
}

async function completeCall(run: CommandRun, job: Job, instances: ProcessInstanceService): Promise<void> {
  const { outcome, errorCode, variables } = job.payload;
  const callId = needed(job.ref);
  const done = outcome === 'completed' || outcome === 'terminated';
  await instances.commandIfWaiting(
    run,
    needed(job.instanceId),
    done
      ? { type: 'complete-call', callId, variables: objectOf(variables) }
      : {
          type: 'fail-call',
          callId,
          message: `the called process ended as "${String(outcome)}"`,
          ...(typeof errorCode === 'string' ? { errorCode } : {}),
        },
  );
}

/** A signal starts one instance per matching start event and wakes every other instance that waits. */
async function broadcastSignal(run: CommandRun, job: Job, instances: ProcessInstanceService): Promise<void> {
  const name = needed(job.ref);
  const payload = objectOf(job.payload['payload']);
  const waiting = await findSubscriptions(run.tx, 'signal', name, null);
  // The instance that threw it has delivered it to itself.
  for (const { instance_id, subscription_id } of waiting.filter((row) => row.instance_id !== job.payload['from']))
    run.job({
      kind: 'deliver-signal',
      dueAt: run.now,
      instanceId: instance_id,
      ref: subscription_id,
      payload: { payload },
    });
  for (const { model, elementId } of signalStarts(instances.parts.versions, name)) {
    const type = model.process.properties['record'];
    const record = type ? await instances.parts.records.create(run, type) : null;
    await instances.start(run, { model, elementId, variables: { payload }, record, correlationKey: null });
  }
}

async function remind(run: CommandRun, job: Job, instances: ProcessInstanceService): Promise<void> {
  const { records, notifications } = instances.parts;
  const record = await records.load(run, needed(job.recordId));
  const { template, to, reason } = job.payload;
  await notifications.notify(run, record, {
    to: [String(to)],
    template: String(template),
    data: { number: record.number, title: record.text('title'), reason: reason ?? null },
  });
}

/** @throws {Error} for a job this program cannot have written */
function needed(value: string | null): string {
  if (value === null) throw new Error('the job names nothing to work on');
  return value;
}

function objectOf(value: Json | undefined): Variables {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Variables) : {};
}
