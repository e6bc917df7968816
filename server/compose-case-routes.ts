import { composeMigrations } from './compose-migrations.ts';
import { composeRecordSides } from './compose-record-sides.ts';
import type { UseCases } from './execution/use-cases.ts';
import { delegationRoutes } from './features/delegation/delegation.routes.ts';
import { DelegationService } from './features/delegation/delegation.service.ts';
import { DeputyService } from './features/delegation/deputy.service.ts';
import { KeptMessageService } from './features/message/kept-message.service.ts';
import { messageRoutes } from './features/message/message.routes.ts';
import { InboxNotificationService } from './features/notification/inbox-notification.service.ts';
import { notificationRoutes } from './features/notification/notification.routes.ts';
import { outboxRoutes } from './features/outbox/outbox.routes.ts';
import { OutboxService } from './features/outbox/outbox.service.ts';
import { InstanceQueryService } from './features/process-instance/instance-query.service.ts';
import { MoveService } from './features/process-instance/move.service.ts';
import { processInstanceRoutes } from './features/process-instance/process-instance.routes.ts';
import type { ProcessInstanceService } from './features/process-instance/process-instance.service.ts';
import { StallService } from './features/process-instance/stall.service.ts';
import type { StepParts } from './features/process-instance/step-parts.ts';
import { processRoutes } from './features/process-version/process.routes.ts';
import { ProcessQueryService } from './features/process-version/process-query.service.ts';
import { recordRoutes } from './features/record/record.routes.ts';
import { RecordQueryService, type RecordViewing } from './features/record/record-query.service.ts';
import { RestrictedReadService } from './features/record/restricted-read.service.ts';
import { staffingRoutes } from './features/separation/staffing.routes.ts';
import { StaffingService } from './features/separation/staffing.service.ts';
import { serviceCatalogueRoutes } from './features/service-catalogue/service-catalogue.routes.ts';
import { ServiceCatalogueService } from './features/service-catalogue/service-catalogue.service.ts';
import { stalledJobRoutes } from './features/stalled-job/stalled-job.routes.ts';
import { StalledJobService } from './features/stalled-job/stalled-job.service.ts';
import { TaskOperationService } from './features/task/operations/task-operation.service.ts';
import { taskRoutes } from './features/task/task.routes.ts';
import { TaskKnowledgeService } from './features/task/task-knowledge.service.ts';
import { TaskQueryService } from './features/task/task-query.service.ts';
import type { MountedRoute } from './http/route.ts';
import type { Platform } from './platform.ts';

/** What shows records with everything that belongs to them. */
export function viewingOf({ reader, unitOfWork, clock, people }: Platform, parts: StepParts): RecordViewing {
  return {
    reader,
    versions: parts.versions,
    people,
    directory: parts.directory,
    calendars: () => parts.clocks.calendars,
    now: () => clock.now(),
    zone: parts.zone,
    restrictedReads: new RestrictedReadService(unitOfWork),
  };
}

/** The API of cases: what runs, what waits, what happened to it. */
export function composeCaseRoutes(
  platform: Platform,
  parts: StepParts,
  instances: ProcessInstanceService,
  { starts, tasks, records: recordService, messages }: UseCases,
  settle: (requestId: string) => Promise<void>,
): readonly MountedRoute[] {
  const { reader, unitOfWork, clock, people, choices } = platform;
  const { versions, directory } = parts;
  const viewing = viewingOf(platform, parts);
  const catalogue = new ServiceCatalogueService(versions);
  choices.register('catalogue-items', catalogue);
  const records = new RecordQueryService(viewing);
  return [
    ...processRoutes(new ProcessQueryService(reader, versions, directory)),
    ...serviceCatalogueRoutes(catalogue),
    ...processInstanceRoutes(
      {
        starts,
        queries: new InstanceQueryService(reader, versions, directory, () => clock.now()),
        stalls: new StallService(instances),
        moves: new MoveService(instances),
      },
      settle,
    ),
    ...taskRoutes(
      {
        tasks,
        operations: new TaskOperationService(instances),
        queries: new TaskQueryService(viewing, choices),
        knowledge: new TaskKnowledgeService(reader, instances),
      },
      settle,
    ),
    ...recordRoutes(recordService, records, () => records.sorts(), settle),
    ...composeRecordSides(platform, instances, settle),
    ...messageRoutes(messages, new KeptMessageService(reader, versions), settle),
    ...notificationRoutes(new InboxNotificationService(reader, unitOfWork, directory, () => clock.now())),
    ...delegationRoutes(
      new DelegationService({ reader, unitOfWork, versions, people, now: () => clock.now() }),
      new DeputyService(unitOfWork, people),
    ),
    ...staffingRoutes(new StaffingService(reader, versions, directory)),
    ...outboxRoutes(new OutboxService(reader, unitOfWork)),
    ...stalledJobRoutes(new StalledJobService(reader, unitOfWork), settle),
    ...composeMigrations({ reader, unitOfWork, people }, instances),
  ];
}
