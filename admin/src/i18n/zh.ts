import './chineseFont.ts';

import { home, report } from '../pages/messages.zh.ts';
import { attachments } from '../resources/attachments/messages.zh.ts';
import { auditTrail } from '../resources/audit-trail/messages.zh.ts';
import { byHand } from '../resources/by-hand/messages.zh.ts';
import { calendars } from '../resources/calendars/messages.zh.ts';
import { catalogue } from '../resources/catalogue/messages.zh.ts';
import { changeBoard } from '../resources/change-board/messages.zh.ts';
import { changeCalendar } from '../resources/change-calendar/messages.zh.ts';
import { cmdb } from '../resources/cmdb/messages.zh.ts';
import { conversation } from '../resources/conversation/messages.zh.ts';
import { delegations } from '../resources/delegations/messages.zh.ts';
import { knowledge } from '../resources/knowledge/messages.zh.ts';
import { kpis } from '../resources/kpis/messages.zh.ts';
import { migrations } from '../resources/migrations/messages.zh.ts';
import { notices } from '../resources/notices/messages.zh.ts';
import { operations } from '../resources/operations/messages.zh.ts';
import { diagram, processes } from '../resources/processes/messages.zh.ts';
import { stallCodes } from '../resources/processes/stall-codes.zh.ts';
import { history, records } from '../resources/records/messages.zh.ts';
import { rules } from '../resources/rules/messages.zh.ts';
import { search } from '../resources/search/messages.zh.ts';
import { staffing } from '../resources/staffing/messages.zh.ts';
import { tasks } from '../resources/tasks/messages.zh.ts';
import { session } from '../session/messages.zh.ts';
import { app } from './app.zh.ts';
import type { en } from './en.ts';
import { problems } from './problems.zh.ts';
import { reactAdminChinese } from './react-admin.zh.ts';
import { time } from './time.zh.ts';
import type { Translated } from './translated.ts';

const ours: Translated<typeof en> = {
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

/** Everything the interface says in Chinese. Loaded when first needed, together with the Chinese font. */
export const zh = { ...reactAdminChinese, ...ours };
