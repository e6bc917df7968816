import type { Queue } from '../../contract/task.ts';
import { containing, pageSql, placeholders } from '../../database/list-sql.ts';
import { inOrderOf, pageOfIds, walkedIds } from '../../database/page-of-ids.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Condition } from '../../master-data/master-data.ts';
import { type FieldFilter, tasksWithFields } from '../record/inbox-field.view.ts';
import { allOf, anyOf } from '../record/readable.view.ts';

/** A task with what its record shows in lists. */
export interface TaskRow {
  readonly id: string;
  readonly instance_id: string;
  readonly task_key: string;
  readonly version_id: string;
  readonly process_id: string;
  readonly element_id: string;
  readonly record_id: string | null;
  readonly role: string | null;
  readonly sla_metric: string | null;
  readonly form_id: string | null;
  readonly inputs: string;
  readonly draft: string | null;
  readonly status: 'open' | 'completed' | 'canceled';
  readonly assignee_id: string | null;
  readonly priority: number;
  readonly due_at: string | null;
  readonly opened_at: string;
  readonly claimed_at: string | null;
  readonly completed_at: string | null;
  readonly completed_by: string | null;
  /** The task an opinion is asked on; null for the work itself. */
  readonly signs_key: string | null;
  readonly urged_at: string | null;
  /** Rules that separate duties here. */
  readonly sod: string | null;
  readonly no_candidate: number;
  /** Whom whoever has it stands in for. */
  readonly acted_for: string | null;
  readonly record_process_id: string | null;
  readonly record_type: string | null;
  readonly record_number: string | null;
  readonly record_title: string | null;
  readonly record_priority: string | null;
  readonly record_status: string | null;
  readonly record_fields: string | null;
  readonly record_restricted: number | null;
}

export type TaskSort = 'due' | 'priority' | 'openedAt' | 'recordNumber' | 'name' | 'id';

export interface TaskFilter {
  readonly id?: readonly string[] | undefined;
  readonly queue?: Queue | undefined;
  readonly status?: TaskRow['status'] | undefined;
  readonly recordId?: string | undefined;
  readonly instanceId?: string | undefined;
  readonly processId?: string | undefined;
  readonly q?: string | undefined;
  /** Inbox fields of the record, by key. */
  readonly fields?: Readonly<Record<string, FieldFilter>> | undefined;
}

const from = 'FROM task t LEFT JOIN record r ON r.id = t.record_id';
const select = `SELECT t.*, r.type AS record_type, r.number AS record_number, r.title AS record_title,
  r.priority AS record_priority, r.status AS record_status, r.fields AS record_fields, r.restricted AS record_restricted,
  r.process_id AS record_process_id ${from}`;

/** Due of a task: its own, or that of the clock it answers to, whichever is earlier. A paused clock has none. */
const due = 't.earliest_due_at';

/** Whether the warning of the clock a task answers to has passed. */
const warned = `EXISTS (SELECT 1 FROM sla_clock k
  WHERE k.record_id = t.record_id AND k.metric = t.sla_metric AND k.latest = 1 AND k.warn_at <= ?)`;

const sortColumns: Readonly<Record<TaskSort, string>> = {
  // Tasks that were done before they told it have their own due at most.
  due: `COALESCE(${due}, t.due_at)`,
  priority: 't.priority',
  openedAt: 't.opened_at',
  recordNumber: 'r.number',
  name: 't.name_en',
  id: 't.id',
};

/** From so many tasks on, a queue is walked in the order of its dues in place of being collected and sorted. */
const many = 2_000;

/**
 * One page of the tasks that are admitted, and how many there are in all.
 *
 * @param collected admits by leading to the tasks: right where they are few
 * @param walked means the same by looking at each task: right where most are admitted
 */
export async function listTasks(
  reader: Reader,
  list: ListQuery<TaskSort, TaskFilter>,
  collected: readonly Condition[],
  walked: readonly Condition[] = collected,
): Promise<{ readonly rows: readonly TaskRow[]; readonly total: number }> {
  const filters = filterConditions(list.filter);
  const columns = isOpenOnly(list.filter) ? { ...sortColumns, due } : sortColumns;
  const source = { id: 't.id', from, page: pageSql(columns, list, 't.id') };
  const collecting = allOf([...collected, ...filters]);
  const offered = isOfferedQueueByDue(list) ? await countTasks(reader, [collecting]) : 0;
  const { ids, total } =
    offered > many
      ? { ids: await walkedIds(reader, { ...source, where: allOf([...walked, ...filters]) }), total: offered }
      : await pageOfIds(reader, { ...source, where: collecting });
  if (ids.length === 0) return { rows: [], total };
  const rows = await reader.query<TaskRow>(`${select} WHERE t.id IN (${placeholders(ids)})`, ids);
  return { rows: inOrderOf(ids, rows, ({ id }) => id), total };
}

function isOpenOnly({ status, queue }: TaskFilter): boolean {
  return status === 'open' || queue !== undefined;
}

/** A whole queue of what is offered, in the order an index has: it may be as long as all that is open. */
function isOfferedQueueByDue({ sort, filter }: ListQuery<TaskSort, TaskFilter>): boolean {
  const { queue, fields = {}, ...others } = filter;
  const isWhole = Object.keys(fields).length === 0 && Object.values(others).every((value) => value === undefined);
  return isWhole && (queue === 'groups' || queue === 'unassigned') && sort.field === 'due' && sort.order === 'ASC';
}

/** @param conditions on `task t` alone: a record that nothing names is not looked up to be counted */
export async function countTasks(reader: Reader, conditions: readonly Condition[]): Promise<number> {
  const where = allOf(conditions);
  const [row] = await reader.query<{ n: number }>(`SELECT COUNT(*) AS n FROM task t WHERE ${where.sql}`, where.params);
  return row?.n ?? 0;
}

/** @throws {NotFound} when there is no such task, or `visible` does not admit it */
export async function getTask(reader: Pick<Reader, 'query'>, id: string, visible: Condition): Promise<TaskRow> {
  const [row] = await reader.query<TaskRow>(`${select} WHERE t.id = ? AND (${visible.sql})`, [id, ...visible.params]);
  if (!row) throw new NotFound('task', id);
  return row;
}

/** Candidates of tasks, by task id. */
export async function candidatesOf(
  reader: Pick<Reader, 'query'>,
  taskIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly groups: readonly string[]; readonly users: readonly string[] }>> {
  if (taskIds.length === 0) return new Map();
  const rows = await reader.query<{ task_id: string; kind: 'group' | 'user'; candidate: string }>(
    `SELECT task_id, kind, candidate FROM task_candidate WHERE task_id IN (${placeholders(taskIds)}) ORDER BY candidate`,
    taskIds,
  );
  const of = (id: string, kind: string) =>
    rows.filter((row) => row.task_id === id && row.kind === kind).map((row) => row.candidate);
  return new Map(taskIds.map((id) => [id, { groups: of(id, 'group'), users: of(id, 'user') }]));
}

function filterConditions(filter: TaskFilter): readonly Condition[] {
  const equal = (column: string, value: string | undefined): Condition[] =>
    value === undefined ? [] : [{ sql: `${column} = ?`, params: [value] }];
  return [
    ...(filter.id === undefined ? [] : [{ sql: `t.id IN (${placeholders(filter.id)})`, params: filter.id }]),
    ...equal('t.status', filter.status),
    ...equal('t.record_id', filter.recordId),
    ...equal('t.instance_id', filter.instanceId),
    ...equal('t.process_id', filter.processId),
    ...tasksWithFields(filter.fields ?? {}, { open: isOpenOnly(filter) }),
    ...(filter.q === undefined ? [] : [{ sql: `r.search_text LIKE ? ESCAPE '\\'`, params: [containing(filter.q)] }]),
  ];
}

/** Whose queues are asked for. */
export interface QueueOwner {
  readonly userId: string;
  /** Tasks offered to them. */
  readonly offered: Condition;
  /** Tasks that those have whom they stand in for. */
  readonly inStead: Condition;
  /** Managers watch everybody's deadlines, others their own and those of their groups. */
  readonly watchesAll: boolean;
}

/** Open tasks of a queue. At risk: the warning of its clock has passed; overdue: a due has passed. */
export function queueCondition(
  queue: Queue,
  { userId, offered, inStead, watchesAll }: QueueOwner,
  now: Date,
): Condition {
  const open: Condition = { sql: `t.status = 'open'`, params: [] };
  const mine = anyOf([{ sql: 't.assignee_id = ?', params: [userId] }, inStead]);
  const free: Condition = { sql: 't.assignee_id IS NULL', params: [] };
  const ofOthers: Condition = { sql: '(t.assignee_id IS NULL OR t.assignee_id <> ?)', params: [userId] };
  const watched = watchesAll ? [] : [anyOf([mine, offered])];
  switch (queue) {
    case 'mine':
      return allOf([open, mine]);
    case 'groups':
      return allOf([open, ofOthers, offered]);
    case 'unassigned':
      return allOf([open, free, offered]);
    case 'at-risk':
      return allOf([open, ...watched, { sql: `${due} > ? AND ${warned}`, params: [now, now] }]);
    case 'overdue':
      return allOf([open, ...watched, { sql: `${due} <= ?`, params: [now] }]);
  }
}
