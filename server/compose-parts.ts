import { storedDirectory } from './execution/stored-directory.ts';
import { FactQueries } from './fact-queries/fact-query.ts';
import { factQueries } from './fact-queries/index.ts';
import { ApprovalService } from './features/approval/approval.service.ts';
import { ContentWatchService } from './features/approval/content-watch.service.ts';
import { RoundBook } from './features/approval/round-book.ts';
import type { CalendarLibrary } from './features/calendar/calendar-library.service.ts';
import { ItemChangeService } from './features/configuration-item/item-change.service.ts';
import { itemModelOf } from './features/configuration-item/item-model.ts';
import { WatcherNoticeService } from './features/conversation/watcher-notice.service.ts';
import { MessageService } from './features/message/message.service.ts';
import { NotificationService } from './features/notification/notification.service.ts';
import { AutomationOrderService } from './features/outbox/automation-order.service.ts';
import type { StepParts } from './features/process-instance/step-parts.ts';
import type { ProcessVersionService } from './features/process-version/process-version.service.ts';
import { RecordStore } from './features/record/record-store.service.ts';
import { RuleSetVersionService } from './features/rule-set/rule-set-version.service.ts';
import { SeparationService } from './features/separation/separation.service.ts';
import { HoldService } from './features/sla-clock/hold.service.ts';
import { SlaClockService } from './features/sla-clock/sla-clock.service.ts';
import { OpenTaskService } from './features/task/open-task.service.ts';
import type { Platform } from './platform.ts';
import { serviceTasks } from './service-tasks/index.ts';

/** What a step of a process may need, put together once. */
export function composeParts(
  { reader, people, noticeWebhookUrl, zone }: Pick<Platform, 'reader' | 'people' | 'noticeWebhookUrl' | 'zone'>,
  versions: ProcessVersionService,
  library: CalendarLibrary,
): StepParts {
  const directory = storedDirectory(reader, people);
  const messages = new MessageService();
  const notifications = new NotificationService(directory, {
    leaves: noticeWebhookUrl !== null,
    quietHours: () => versions.shared.quietHours,
  });
  const shared = () => versions.shared;
  const rounds = new RoundBook();
  const clocks = new SlaClockService(shared, library, {
    notify: async (run, record, to, template, data) => {
      await notifications.notify(run, record, { to, template, data });
    },
    send: async (run, message) => {
      await messages.send(run, { sender: 'sla-clock', ...message });
    },
  });
  const records = new RecordStore(versions, directory);
  return {
    versions,
    ruleSets: new RuleSetVersionService(reader),
    records,
    tasks: new OpenTaskService(directory, () => library.current),
    approvals: new ApprovalService(rounds, () => versions.shared.roles),
    contentWatch: new ContentWatchService(rounds, notifications),
    separation: new SeparationService({ versions, directory, records, notifications }),
    clocks,
    holds: new HoldService(() => ({ pauseReasons: versions.shared.pauseReasons, calendars: library.current }), clocks),
    messages,
    notifications,
    automation: new AutomationOrderService(noticeWebhookUrl !== null),
    watchers: new WatcherNoticeService(notifications, directory),
    directory,
    items: new ItemChangeService(() => itemModelOf(versions)),
    services: serviceTasks,
    facts: new FactQueries(factQueries),
    zone,
    calendars: () => library.current,
  };
}
