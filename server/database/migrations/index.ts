import type { Migration } from '../migrate.ts';
import { accountsAndSessions } from './0001-accounts-and-sessions.ts';
import { processVersionsAndRecords } from './0002-process-versions-and-records.ts';
import { instancesAndTasks } from './0003-instances-and-tasks.ts';
import { jobsMessagesAndClocks } from './0004-jobs-messages-and-clocks.ts';
import { historyAndDecisions } from './0005-history-and-decisions.ts';
import { restrictedRecords } from './0006-restricted-records.ts';
import { processOwners } from './0007-process-owners.ts';
import { outbox } from './0008-outbox.ts';
import { requestsAndDecisions } from './0009-requests-and-decisions.ts';
import { leaseCounts } from './0010-lease-counts.ts';
import { severalClocks } from './0011-several-clocks.ts';
import { calendarsAndDrafts } from './0012-calendars-and-drafts.ts';
import { attachments } from './0013-attachments.ts';
import { ruleSetsUnderControl } from './0014-rule-sets-under-control.ts';
import { quietHours } from './0015-quiet-hours.ts';
import { instanceMigrations } from './0016-instance-migrations.ts';
import { conversations } from './0017-conversations.ts';
import { workByHand } from './0018-work-by-hand.ts';
import { workThatIsOpen } from './0019-work-that-is-open.ts';
import { kpis } from './0020-kpis.ts';
import { approvals } from './0021-approvals.ts';
import { configurationItems } from './0022-configuration-items.ts';
import { baselinesAndImports } from './0023-baselines-and-imports.ts';
import { separationOfDuties } from './0024-separation-of-duties.ts';
import { delegations } from './0025-delegations.ts';
import { replaysGoOn } from './0026-replays-go-on.ts';
import { contributionsByRecord } from './0027-contributions-by-record.ts';
import { historyInFewBytes } from './0028-history-in-few-bytes.ts';
import { boardMinutes } from './0029-board-minutes.ts';
import { fieldsWithTheirRecord } from './0030-fields-with-their-record.ts';
import { sealsOfTheAuditTrail } from './0031-seals-of-the-audit-trail.ts';
import { calendarSubscriptions } from './0032-calendar-subscriptions.ts';
import { noCalendarReminder } from './0033-no-calendar-reminder.ts';
import { auditDraws } from './0034-audit-draws.ts';
import { oneTableOfDrafts } from './0035-one-table-of-drafts.ts';
import { earliestDuesOfTasks } from './0036-earliest-dues-of-tasks.ts';
import { zonesOfJobs } from './0037-zones-of-jobs.ts';

/** Every migration, in order. */
export const migrations: readonly Migration[] = [
  accountsAndSessions,
  processVersionsAndRecords,
  instancesAndTasks,
  jobsMessagesAndClocks,
  historyAndDecisions,
  restrictedRecords,
  processOwners,
  outbox,
  requestsAndDecisions,
  leaseCounts,
  severalClocks,
  calendarsAndDrafts,
  attachments,
  ruleSetsUnderControl,
  quietHours,
  instanceMigrations,
  conversations,
  workByHand,
  workThatIsOpen,
  kpis,
  approvals,
  configurationItems,
  baselinesAndImports,
  separationOfDuties,
  delegations,
  replaysGoOn,
  contributionsByRecord,
  historyInFewBytes,
  boardMinutes,
  fieldsWithTheirRecord,
  sealsOfTheAuditTrail,
  calendarSubscriptions,
  noCalendarReminder,
  auditDraws,
  oneTableOfDrafts,
  earliestDuesOfTasks,
  zonesOfJobs,
];
