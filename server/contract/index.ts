import * as attachment from './attachment.ts';
import * as auditTrail from './audit-trail.ts';
import * as baseline from './baseline.ts';
import * as calendar from './calendar.ts';
import * as calendarCommand from './calendar-command.ts';
import * as calendarSubscription from './calendar-subscription.ts';
import * as catalogue from './catalogue.ts';
import * as changeBoard from './change-board.ts';
import * as changeCalendar from './change-calendar.ts';
import * as configurationItem from './configuration-item.ts';
import * as conversation from './conversation.ts';
import * as decision from './decision.ts';
import * as delegation from './delegation.ts';
import type { Endpoint } from './endpoint.ts';
import * as history from './history.ts';
import * as itemImport from './item-import.ts';
import * as knowledge from './knowledge.ts';
import * as kpi from './kpi.ts';
import * as masterData from './master-data.ts';
import * as message from './message.ts';
import * as migration from './migration.ts';
import * as migrationProposal from './migration-proposal.ts';
import * as notification from './notification.ts';
import * as operation from './operation.ts';
import * as outbox from './outbox.ts';
import * as process from './process.ts';
import * as record from './record.ts';
import * as ruleDraft from './rule-draft.ts';
import * as ruleSet from './rule-set.ts';
import * as search from './search.ts';
import * as session from './session.ts';
import * as staffing from './staffing.ts';
import * as stall from './stall.ts';
import * as stalledJob from './stalled-job.ts';
import * as task from './task.ts';
import * as whatIf from './what-if.ts';

/** Every endpoint of the API, found by being declared in a resource file. */
export const endpoints: readonly Endpoint[] = [
  session,
  calendar,
  calendarCommand,
  catalogue,
  changeBoard,
  changeCalendar,
  calendarSubscription,
  task,
  record,
  attachment,
  auditTrail,
  configurationItem,
  itemImport,
  baseline,
  conversation,
  search,
  knowledge,
  staffing,
  stall,
  stalledJob,
  process,
  history,
  kpi,
  masterData,
  message,
  migration,
  migrationProposal,
  notification,
  outbox,
  ruleSet,
  ruleDraft,
  decision,
  delegation,
  whatIf,
  operation,
]
  .flatMap((resource) => Object.values<unknown>(resource))
  .flatMap((value) => (isEndpoint(value) ? [value] : isPair(value) ? Object.values(value).filter(isEndpoint) : []));

function isEndpoint(value: unknown): value is Endpoint {
  return isPair(value) && 'method' in value && 'path' in value && 'access' in value;
}

function isPair(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
