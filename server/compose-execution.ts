import { randomUUID } from 'node:crypto';
import { composeCalendars } from './compose-calendars.ts';
import { composeCaseRoutes, viewingOf } from './compose-case-routes.ts';
import { composeChangeSchedule } from './compose-change-schedule.ts';
import { composeConfiguration } from './compose-configuration.ts';
import { composeEvidence } from './compose-evidence.ts';
import { composeKpis } from './compose-kpis.ts';
import { composeParts } from './compose-parts.ts';
import { composeRuleSets } from './compose-rule-sets.ts';
import { system } from './execution/initiator.ts';
import type { UseCases } from './execution/use-cases.ts';
import { CalendarLibrary } from './features/calendar/calendar-library.service.ts';
import { RecalculationService } from './features/calendar/recalculation.service.ts';
import { seedTemplates } from './features/change-template/seed-templates.service.ts';
import { historyRoutes } from './features/history/history.routes.ts';
import { HistoryService } from './features/history/history.service.ts';
import { DeliverMessageService } from './features/message/deliver-message.service.ts';
import { SendMessageService } from './features/message/send-message.service.ts';
import { MoveCaseService } from './features/migration/move-case.service.ts';
import { ProcessInstanceService } from './features/process-instance/process-instance.service.ts';
import { StartProcessService } from './features/process-instance/start-process.service.ts';
import { reportUnreadable, StateUnreadable } from './features/process-instance/unreadable-state.ts';
import { ProcessVersionService } from './features/process-version/process-version.service.ts';
import { RecordService } from './features/record/record.service.ts';
import { registerRecordChoices } from './features/record/record-choices.service.ts';
import { RecordQueryService } from './features/record/record-query.service.ts';
import { NoCandidateWatch } from './features/separation/no-candidate-watch.ts';
import { warnOfThinRoles } from './features/separation/thin-role-warning.ts';
import { TaskService } from './features/task/task.service.ts';
import { armTimers } from './jobs/arm-timers.ts';
import { jobHandlers } from './jobs/handlers.ts';
import { JobRunner, saidBy } from './jobs/job-runner.ts';
import { freeAllLeases } from './jobs/job-table.ts';
import { OutboxSender } from './jobs/outbox-sender.ts';
import { postNotice } from './jobs/post-notice.ts';
import { Scheduler } from './jobs/scheduler.ts';
import { reportStalledJob } from './jobs/stalled-job.ts';
import type { Execution, Platform } from './platform.ts';
import { serviceTasks } from './service-tasks/index.ts';

/**
 * Composes the part that runs processes: installs the packages of the folders, and gives back the routes and the
 * handle on due work.
 *
 * @throws {PackageInvalid} with every mistake of every package
 */
export async function composeExecution(platform: Platform): Promise<Execution> {
  const { reader, unitOfWork, log } = platform;
  const versions = new ProcessVersionService(reader);
  const library = new CalendarLibrary();
  const parts = composeParts(platform, versions, library);
  const known = { services: [...serviceTasks.keys()], queries: parts.facts.names };
  const packages = await platform.loadPackages(known);
  await versions.install(packages, unitOfWork, {
    laidOver: (tx, loaded) => parts.ruleSets.laidOver(tx, loaded),
    installed: async (tx, installation) => {
      const calendars = await library.adopt(tx, installation.shared.calendars);
      await armTimers(tx, installation, { zone: platform.zone, calendars });
      await seedTemplates(tx, installation.came);
      await warnOfThinRoles(tx, installation, log);
    },
  });

  const instances = new ProcessInstanceService(parts, unitOfWork, platform.events, () => platform.wakeUp?.announce());
  const owner = randomUUID();
  const ruleSets = composeRuleSets(platform, parts, instances);
  const kpis = composeKpis(platform, parts, library);
  const configuration = composeConfiguration(platform, instances);
  const recalculations = new RecalculationService(library, parts.clocks, parts.records);
  const handlers = jobHandlers(instances, new DeliverMessageService(instances), {
    files: platform.files,
    publishing: ruleSets.publishing,
    recalculations,
    imports: configuration.imports,
    replays: ruleSets.replays,
    moves: new MoveCaseService(instances),
    snapshots: kpis.snapshots,
  });
  const runner = new JobRunner({
    unitOfWork,
    reader,
    handlers,
    onStalled: async (tx, job, error) => {
      if (error instanceof StateUnreadable) await reportUnreadable(tx, error);
      await instances.withRun(tx, system, (run) => reportStalledJob(run, job, saidBy(error), parts));
    },
    now: () => platform.clock.now(),
    logger: log,
    owner,
    leaseMs: platform.leaseMs,
    jobsPerSecond: platform.jobsPerSecond,
  });
  const outbox = composeOutbox(platform, owner);
  if (reader.dialect === 'sqlite') await unitOfWork(freeAllLeases);
  // What another node has published is in force here by the next poll.
  const published = {
    settle: async () => {
      await library.refresh(reader);
      await versions.refresh();
    },
  };
  const vacancies = new NoCandidateWatch(reader, parts.separation, (initiator, work) =>
    instances.inRun(initiator, work),
  );
  const schedulers = [published, runner, vacancies, ...outbox].map(
    (lane) => new Scheduler(lane, { pollMs: platform.pollMs, logger: log }),
  );
  const history = new HistoryService({ reader, versions, people: platform.people, directory: parts.directory });
  const evidence = composeEvidence(platform, {
    records: new RecordQueryService(viewingOf(platform, parts)),
    history,
    versions,
  });
  const useCases: UseCases = {
    starts: new StartProcessService(instances, platform.choices, () => platform.clock.now()),
    tasks: new TaskService(instances, platform.choices),
    records: new RecordService(instances, platform.choices),
    messages: new SendMessageService(instances),
  };
  registerRecordChoices(platform.choices, { reader, versions, directory: parts.directory });

  // A request is answered by what it has committed; what could not be settled now is found by the next poll.
  const settleAfterwards = (requestId: string) =>
    runner
      .settleRequest(requestId)
      .catch((error: unknown) => log.error({ err: error }, 'due work was left for the next poll'));

  return {
    routes: [
      ...composeCaseRoutes(platform, parts, instances, useCases, settleAfterwards),
      ...historyRoutes(history),
      ...evidence.routes,
      ...ruleSets.routes,
      ...kpis.routes,
      ...composeChangeSchedule(platform, parts, library),
      ...configuration.routes(settleAfterwards),
      ...composeCalendars(platform, { versions, library, recalculations, settle: settleAfterwards }),
    ],
    useCases,
    roleName: (id) => versions.shared.roles.find((role) => role.id === id)?.name ?? null,
    settle: async () => {
      for (const lane of [published, runner, vacancies, ...outbox]) await lane.settle();
    },
    start: () => {
      for (const scheduler of schedulers) scheduler.start();
      platform.wakeUp?.listen(() => {
        for (const scheduler of schedulers) scheduler.wake();
      });
    },
    stop: async () => {
      for (const lane of [runner, ...outbox]) lane.stop();
      await ruleSets.stop();
      for (const scheduler of schedulers) await scheduler.stop();
      await evidence.stop();
    },
    evidence,
  };
}

/** What sends notices to another system; nothing where none is set. */
function composeOutbox(
  { unitOfWork, reader, clock, log, noticeWebhookUrl, leaseMs }: Platform,
  owner: string,
): readonly OutboxSender[] {
  if (noticeWebhookUrl === null) return [];
  const post = (key: string, body: string) => postNotice(noticeWebhookUrl, key, body);
  return [new OutboxSender({ unitOfWork, reader, now: () => clock.now(), post, logger: log, owner, leaseMs })];
}
