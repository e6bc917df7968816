import type { Calendar } from '../../../rules/schema/calendar.ts';
import type { Directory } from '../../execution/directory.ts';
import type { ApprovalService } from '../approval/approval.service.ts';
import type { ContentWatchService } from '../approval/content-watch.service.ts';
import type { ItemChangeService } from '../configuration-item/item-change.service.ts';
import type { WatcherNoticeService } from '../conversation/watcher-notice.service.ts';
import type { MessageService } from '../message/message.service.ts';
import type { NotificationService } from '../notification/notification.service.ts';
import type { AutomationOrderService } from '../outbox/automation-order.service.ts';
import type { ProcessVersionService } from '../process-version/process-version.service.ts';
import type { RecordStore } from '../record/record-store.service.ts';
import type { RuleSetVersionService } from '../rule-set/rule-set-version.service.ts';
import type { SeparationService } from '../separation/separation.service.ts';
import type { HoldService } from '../sla-clock/hold.service.ts';
import type { SlaClockService } from '../sla-clock/sla-clock.service.ts';
import type { OpenTaskService } from '../task/open-task.service.ts';

/** What service tasks and fact queries may use beside the database: made once, by the composition root. */
export interface ExecutionParts {
  readonly versions: ProcessVersionService;
  readonly ruleSets: RuleSetVersionService;
  readonly records: RecordStore;
  readonly tasks: OpenTaskService;
  readonly approvals: ApprovalService;
  readonly contentWatch: ContentWatchService;
  readonly separation: SeparationService;
  readonly clocks: SlaClockService;
  readonly holds: HoldService;
  readonly messages: MessageService;
  readonly notifications: NotificationService;
  readonly automation: AutomationOrderService;
  readonly watchers: WatcherNoticeService;
  readonly directory: Directory;
  readonly items: ItemChangeService;
  /** IANA zone of the organization. */
  readonly zone: string;
  readonly calendars: () => readonly Calendar[];
}
