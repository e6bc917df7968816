import type { DataProvider, GetListParams } from 'react-admin';
import type { FactValue } from '../../rules/schema/fact.ts';
import type { Attachment, UploadRules } from '../../server/contract/attachment.ts';
import type { CalendarDetail, CalendarSummary, DueTrial } from '../../server/contract/calendar.ts';
import type { CatalogueEntry } from '../../server/contract/catalogue.ts';
import type { Choice } from '../../server/contract/common.ts';
import type { Comment } from '../../server/contract/conversation.ts';
import type { Delegation, Deputy } from '../../server/contract/delegation.ts';
import type { KpiView } from '../../server/contract/kpi.ts';
import type { DryRun, MigrationPlanBody, MigrationView } from '../../server/contract/migration.ts';
import type { MigrationProposal, MovableVersion } from '../../server/contract/migration-proposal.ts';
import type { Notification } from '../../server/contract/notification.ts';
import type { ProcessInstanceDetail, ProcessModel, ProcessSummary } from '../../server/contract/process.ts';
import type { RecordDetail, RecordTypeView } from '../../server/contract/record.ts';
import type { SearchAnswer } from '../../server/contract/search.ts';
import type { SignInOptions } from '../../server/contract/session.ts';
import type { Staffing } from '../../server/contract/staffing.ts';
import type { Queue, Task, TaskDetail, TaskForm } from '../../server/contract/task.ts';
import { request } from './session/request.ts';

export type Values = Readonly<Record<string, unknown>>;

export interface StartedProcess {
  readonly instanceId: string;
  readonly recordId: string | null;
  readonly recordType: string | null;
  readonly number: string | null;
}

const at = (...parts: readonly string[]) => `/api/${parts.map(encodeURIComponent).join('/')}`;
const post = async <Value>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Value> =>
  (await request<Value>(path, { method: 'POST', body, ...(headers ? { headers } : {}) })).value;
const get = async <Value>(path: string): Promise<Value> => (await request<Value>(path)).value;

/** What react-admin cannot know: the commands of our API, each named for what it does. */
const commands = {
  readTask: (id: string) => get<TaskDetail>(at('tasks', id)),
  countQueues: () => get<Readonly<Record<Queue, number>>>('/api/tasks/queues'),
  claimTask: (id: string) => post<Task>(at('tasks', id, 'claim')),
  releaseTask: (id: string) => post<Task>(at('tasks', id, 'release')),
  saveTask: (id: string, values: Values) => post<Task>(at('tasks', id, 'save'), { values }),
  completeTask: (id: string, values: Values) => post<Task>(at('tasks', id, 'complete'), { values }),
  holdTask: (id: string, hold: { readonly reason: string; readonly subject?: string; readonly comment?: string }) =>
    post<Task>(at('tasks', id, 'hold'), hold),
  resumeTask: (id: string) => post<Task>(at('tasks', id, 'resume')),

  /** The same key twice operates once. */
  operateOnTask: (id: string, operation: string, values: Values, idempotencyKey: string) =>
    post<Task>(at('tasks', id, operation), values, { 'idempotency-key': idempotencyKey }),
  operateOnRun: (id: string, operation: string, values: Values, idempotencyKey: string) =>
    post<ProcessInstanceDetail>(at('process-instances', id, operation), values, { 'idempotency-key': idempotencyKey }),

  listRecordTypes: () => get<readonly RecordTypeView[]>('/api/record-types'),
  readRecord: (type: string, id: string) => get<RecordDetail>(at('records', type, id)),
  /** Manual override: audited, with a reason of at least 10 characters. */
  overrideRecord: (record: RecordDetail, fields: Values, reason: string) =>
    request<RecordDetail>(at('records', record.type, record.id), {
      method: 'PATCH',
      body: { fields, reason },
      headers: { 'if-match': `"${record.lockVersion}"` },
    }).then((answer) => answer.value),
  sendToRecord: (record: RecordDetail, message: string, payload: Values) =>
    post<RecordDetail>(at('records', record.type, record.id, 'messages'), { message, payload }),

  readUploadRules: () => get<UploadRules>('/api/attachments/rules'),
  attachToRecord: (type: string, id: string, attachmentIds: readonly string[]) =>
    post<readonly Attachment[]>(at('records', type, id, 'attachments'), { attachmentIds }),
  /** Without a reason only what no form and no record has taken. */
  removeAttachment: (id: string, reason?: string) =>
    post<{ readonly id: string }>(at('attachments', id, 'remove'), reason === undefined ? {} : { reason }),

  addComment: (type: string, id: string, said: { readonly text: string; readonly internal: boolean }) =>
    post<Comment>(at('records', type, id, 'comments'), said),
  watchRecord: (type: string, id: string, watch: boolean) =>
    post<{ readonly watching: boolean }>(at('records', type, id, watch ? 'watch' : 'unwatch')),

  listProcesses: () => get<readonly ProcessSummary[]>('/api/processes'),
  readServiceCatalogue: () => get<readonly CatalogueEntry[]>('/api/service-catalogue'),
  /** @param item of the catalogue of the process: then its form */
  readStartForm: (processId: string, item?: string) =>
    get<TaskForm>(
      `${at('processes', processId, 'start-form')}${item === undefined ? '' : `?item=${encodeURIComponent(item)}`}`,
    ),
  /** The same key twice starts once: give it per filled form, not per click. */
  startProcess: (processId: string, values: Values, idempotencyKey: string) =>
    post<StartedProcess>(at('processes', processId, 'start'), { values }, { 'idempotency-key': idempotencyKey }),
  readModel: (id: string, version?: number) =>
    get<ProcessModel>(`${at('models', id)}${version === undefined ? '' : `?version=${version}`}`),
  readProcessInstance: (id: string) => get<ProcessInstanceDetail>(at('process-instances', id)),
  repairStall: (how: 'retry' | 'skip' | 'cancel', instanceId: string, stallId: string, reason: string) =>
    post<ProcessInstanceDetail>(at('process-instances', instanceId, 'stalls', stallId, how), { reason }),
  supplyFact: (instanceId: string, stallId: string, value: FactValue, reason: string) =>
    post<ProcessInstanceDetail>(at('process-instances', instanceId, 'stalls', stallId, 'supply'), { value, reason }),

  listMovableVersions: (processId: string) =>
    get<readonly MovableVersion[]>(at('processes', processId, 'movable-versions')),
  proposeMigration: (processId: string, { from, to, back }: { from: number; to: number; back: string | null }) =>
    get<MigrationProposal>(
      `${at('processes', processId, 'migration-proposal')}?from=${from}&to=${to}${back === null ? '' : `&back=${back}`}`,
    ),
  dryRunMigration: (processId: string, plan: MigrationPlanBody) =>
    post<DryRun>(at('processes', processId, 'migration-dry-run'), plan),
  /** The same key twice starts once. */
  startMigration: (processId: string, plan: MigrationPlanBody, reason: string, idempotencyKey: string) =>
    post<MigrationView>(
      at('processes', processId, 'migrations'),
      { ...plan, reason },
      { 'idempotency-key': idempotencyKey },
    ),
  readMigration: (id: string) => get<MigrationView>(at('migrations', id)),
  stopMigration: (id: string) => post<MigrationView>(at('migrations', id, 'stop')),

  retryStalledJob: (id: string, reason: string) =>
    post<{ readonly id: string }>(at('stalled-jobs', id, 'retry'), { reason }),

  listDelegations: () => get<readonly Delegation[]>('/api/delegations'),
  makeDelegation: (wanted: Values) => post<Delegation>('/api/delegations', wanted),
  nameDeputy: (userId: string, deputyId: string | null) => post<Deputy>(at('users', userId, 'deputy'), { deputyId }),
  readStaffing: () => get<Staffing>('/api/staffing'),
  endDelegation: (id: string) => post<Delegation>(at('delegations', id, 'end')),

  readNotification: (id: string) => post<Notification>(at('notifications', id, 'read')),
  readAllNotifications: () => post<{ readonly read: number }>('/api/notifications/read-all'),
  deliverKeptMessages: (name: string) => post<{ readonly delivered: number }>(at('messages', 'kept', name, 'deliver')),

  search: async (q: string, signal?: AbortSignal) =>
    (await request<SearchAnswer>(`/api/search?q=${encodeURIComponent(q)}`, { signal })).value,
  listCalendars: () => get<readonly CalendarSummary[]>('/api/calendars'),
  readCalendar: (id: string) => get<CalendarDetail>(at('calendars', id)),
  tryCalendar: (id: string, trial: { readonly start: string; readonly target: string; readonly draft: boolean }) =>
    get<DueTrial>(`${at('calendars', id, 'due')}?${trialQuery(trial)}`),
  beginCalendarDraft: (id: string, reason: string) => post<CalendarDetail>(at('calendars', id, 'draft'), { reason }),
  editCalendarDraft: (id: string, calendar: CalendarDetail['calendar'], version: number) =>
    request<CalendarDetail>(at('calendars', id, 'draft'), {
      method: 'PATCH',
      body: { calendar },
      headers: ifMatch(version),
    }).then((answer) => answer.value),
  importIntoCalendar: (id: string, file: { readonly source: string; readonly text: string; readonly reason: string }) =>
    post<CalendarDetail>(at('calendars', id, 'draft', 'import'), file),
  submitCalendarDraft: (id: string, version: number) =>
    post<CalendarDetail>(at('calendars', id, 'draft', 'submit'), undefined, ifMatch(version)),
  decideCalendarDraft: (
    id: string,
    decision: { readonly verdict: 'approved' | 'rejected'; readonly reason: string },
    version: number,
  ) => post<CalendarDetail>(at('calendars', id, 'draft', 'decide'), decision, ifMatch(version)),
  withdrawCalendarDraft: (id: string, version: number) =>
    post<CalendarDetail>(at('calendars', id, 'draft', 'withdraw'), undefined, ifMatch(version)),
  recalculateClocks: (id: string, reason: string) =>
    post<CalendarDetail>(at('calendars', id, 'recalculate'), { reason }),

  listKpis: (query: Readonly<Record<string, string>>) =>
    get<readonly KpiView[]>(`/api/kpis?${new URLSearchParams(query)}`),

  listChoices: (ref: string) => get<readonly Choice[]>(at('choices', ref)),
  readSignInOptions: () => get<SignInOptions>('/api/session/options'),
};

const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

const trialQuery = ({
  start,
  target,
  draft,
}: {
  readonly start: string;
  readonly target: string;
  readonly draft: boolean;
}) => new URLSearchParams({ start, target, ...(draft ? { draft: 'true' } : {}) });

const readOnly = (): Promise<never> => Promise.reject(new Error('this resource is changed by commands only'));

export type PraxisDataProvider = DataProvider & typeof commands;

/** Reads lists and rows in the simple-rest dialect; a resource is a path below `/api`, e.g. `records/incident`. */
export const dataProvider: PraxisDataProvider = {
  supportAbortSignal: true,
  async getList(resource, params) {
    const { value, total } = await request(`/api/${resource}?${listQuery(params)}`, { signal: params.signal });
    return { data: value as never[], total: total ?? (value as unknown[]).length };
  },
  async getOne(resource, { id, signal }) {
    return { data: (await request(`/api/${resource}/${encodeURIComponent(id)}`, { signal })).value as never };
  },
  async getMany(resource, { ids, signal }) {
    const rows = await Promise.all(ids.map((id) => request(`/api/${resource}/${encodeURIComponent(id)}`, { signal })));
    return { data: rows.map((row) => row.value as never) };
  },
  getManyReference: readOnly,
  update: readOnly,
  updateMany: readOnly,
  create: readOnly,
  delete: readOnly,
  deleteMany: readOnly,
  ...commands,
};

function listQuery({ sort, pagination, filter }: GetListParams): string {
  const query = new URLSearchParams();
  if (sort) query.set('sort', JSON.stringify([sort.field, sort.order]));
  if (pagination) {
    const first = (pagination.page - 1) * pagination.perPage;
    query.set('range', JSON.stringify([first, first + pagination.perPage - 1]));
  }
  query.set('filter', JSON.stringify(filter ?? {}));
  return query.toString();
}
