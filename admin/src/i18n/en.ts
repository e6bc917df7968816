import { home, report } from '../pages/messages.en.ts';
import { attachments } from '../resources/attachments/messages.en.ts';
import { auditTrail } from '../resources/audit-trail/messages.en.ts';
import { byHand } from '../resources/by-hand/messages.en.ts';
import { calendars } from '../resources/calendars/messages.en.ts';
import { catalogue } from '../resources/catalogue/messages.en.ts';
import { changeBoard } from '../resources/change-board/messages.en.ts';
import { changeCalendar } from '../resources/change-calendar/messages.en.ts';
import { cmdb } from '../resources/cmdb/messages.en.ts';
import { conversation } from '../resources/conversation/messages.en.ts';
import { delegations } from '../resources/delegations/messages.en.ts';
import { knowledge } from '../resources/knowledge/messages.en.ts';
import { kpis } from '../resources/kpis/messages.en.ts';
import { migrations } from '../resources/migrations/messages.en.ts';
import { notices } from '../resources/notices/messages.en.ts';
import { operations } from '../resources/operations/messages.en.ts';
import { diagram, processes } from '../resources/processes/messages.en.ts';
import { stallCodes } from '../resources/processes/stall-codes.en.ts';
import { history, records } from '../resources/records/messages.en.ts';
import { rules } from '../resources/rules/messages.en.ts';
import { search } from '../resources/search/messages.en.ts';
import { staffing } from '../resources/staffing/messages.en.ts';
import { tasks } from '../resources/tasks/messages.en.ts';
import { session } from '../session/messages.en.ts';
import { app } from './app.en.ts';
import { problems } from './problems.en.ts';
import { time } from './time.en.ts';

/** Our messages in English; every other language has the same tree. */
export const en = {
  app,
  time,
  problems,
  session,
  home,
  report,
  tasks,
  byHand,
  records,
  history,
  attachments,
  conversation,
  search,
  processes,
  diagram,
  stallCodes,
  notices,
  calendars,
  catalogue,
  changeBoard,
  changeCalendar,
  knowledge,
  kpis,
  cmdb,
  operations,
  delegations,
  auditTrail,
  staffing,
  rules,
  migrations,
};
