import type { Reader } from '../../../server/database/unit-of-work.ts';

/** What a scenario may compare, by the name it has in `expect`. */
export type Observed = Readonly<Record<string, unknown>>;

/** How far the append-only tables have been read; what lies behind it is "since the last step". */
export interface Mark {
  readonly history: number;
  readonly audit: number;
  readonly decisions: number;
  readonly notifications: number;
  readonly messages: ReadonlySet<string>;
}

type Row = Readonly<Record<string, unknown>>;

const json = (value: unknown): unknown => (typeof value === 'string' ? JSON.parse(value) : value);

async function highest(reader: Reader, table: string, column: string): Promise<number> {
  const [row] = await reader.query<{ highest: number | null }>(`SELECT MAX(${column}) AS highest FROM ${table}`);
  return Number(row?.highest ?? 0);
}

/** Remembers where every append-only table ends now. */
export async function mark(reader: Reader): Promise<Mark> {
  const messages = await reader.query<{ id: string }>('SELECT id FROM message');
  return {
    history: await highest(reader, 'history', 'seq'),
    audit: await highest(reader, 'audit_trail', 'seq'),
    decisions: await highest(reader, 'decision_log', 'seq'),
    notifications: await highest(reader, 'notification', 'id'),
    messages: new Set(messages.map(({ id }) => id)),
  };
}

/** Open tasks of a record, in every instance bound to it. */
export function openTasks(reader: Reader, recordId: string): Promise<readonly Observed[]> {
  return openTasksWhere(reader, 't.record_id = ?', recordId);
}

/** Open tasks of a model whose instances keep no record. */
export function openTasksOf(reader: Reader, model: string): Promise<readonly Observed[]> {
  return openTasksWhere(reader, 't.record_id IS NULL AND t.process_id = ?', model);
}

async function openTasksWhere(reader: Reader, condition: string, value: string): Promise<readonly Observed[]> {
  const rows = await reader.query<Row>(
    `SELECT * FROM task t WHERE ${condition} AND t.status = 'open' ORDER BY t.opened_at, t.id`,
    [value],
  );
  const candidates = await reader.query<{ task_id: string; candidate: string }>(
    `SELECT c.task_id, c.candidate FROM task_candidate c JOIN task t ON t.id = c.task_id WHERE ${condition}`,
    [value],
  );
  return rows.map((row) => ({
    id: row['id'],
    element: row['element_id'],
    process: row['process_id'],
    role: row['role'],
    form: row['form_id'],
    assignee: row['assignee_id'],
    due: row['due_at'],
    candidates: candidates.filter(({ task_id }) => task_id === row['id']).map(({ candidate }) => candidate),
  }));
}

/** Messages sent since the mark, by anybody. */
export async function messagesSince(reader: Reader, since: Mark): Promise<readonly Observed[]> {
  const rows = await reader.query<Row>('SELECT * FROM message ORDER BY sent_at, id');
  return rows
    .filter((row) => !since.messages.has(String(row['id'])))
    .map((row) => ({
      name: row['name'],
      correlationKey: row['correlation_key'],
      payload: json(row['payload']),
      status: row['status'],
    }));
}

/** History of a record since the mark. */
export function historySince(reader: Reader, recordId: string, since: Mark): Promise<readonly Observed[]> {
  return historyWhere(reader, 'record_id = ?', recordId, since);
}

/** History since the mark of a model whose instances keep no record. */
export function historyOf(reader: Reader, model: string, since: Mark): Promise<readonly Observed[]> {
  return historyWhere(reader, 'record_id IS NULL AND process_id = ?', model, since);
}

async function historyWhere(
  reader: Reader,
  condition: string,
  value: string,
  since: Mark,
): Promise<readonly Observed[]> {
  const rows = await reader.query<Row>(`SELECT * FROM history WHERE seq > ? AND ${condition} ORDER BY seq`, [
    since.history,
    value,
  ]);
  return rows.map((row) => ({
    at: row['at'],
    element: row['element_id'],
    process: row['process_id'],
    lifecycle: row['lifecycle'],
    actor: row['actor'],
    details: json(row['details']),
  }));
}

/** Audit entries since the mark. */
export async function auditSince(reader: Reader, since: Mark): Promise<readonly Observed[]> {
  const rows = await reader.query<Row>('SELECT * FROM audit_trail WHERE seq > ? ORDER BY seq', [since.audit]);
  return rows.map((row) => ({ ...row, details: json(row['details'] ?? null) }));
}

/** Notices since the mark. */
export async function notificationsSince(reader: Reader, since: Mark): Promise<readonly Observed[]> {
  const rows = await reader.query<Row>('SELECT * FROM notification WHERE id > ? ORDER BY id', [since.notifications]);
  return rows.map((row) => ({ user: row['user_id'], template: row['template'], data: json(row['data']) }));
}

/** Decisions on a record since the mark. */
export async function decisionsSince(reader: Reader, recordId: string, since: Mark): Promise<readonly Observed[]> {
  const rows = await reader.query<Row>('SELECT * FROM decision_log WHERE seq > ? AND record_id = ? ORDER BY seq', [
    since.decisions,
    recordId,
  ]);
  return rows.map((row) => ({
    ruleSet: row['rule_set'],
    rows: json(row['fired_rows']),
    result: json(row['result']),
    facts: json(row['facts']),
  }));
}

/** End event by which the newest finished root instance of the record ended. */
export function endOf(reader: Reader, recordId: string): Promise<unknown> {
  return endWhere(reader, 'record_id = ?', recordId);
}

/** End event by which the newest finished instance of a model ended that keeps no record. */
export function endOfModel(reader: Reader, model: string): Promise<unknown> {
  return endWhere(reader, 'record_id IS NULL AND process_id = ?', model);
}

async function endWhere(reader: Reader, condition: string, value: string): Promise<unknown> {
  const [row] = await reader.query<Row>(
    `SELECT end_element_id FROM process_instance
     WHERE ${condition} AND parent_id IS NULL AND status <> 'active' ORDER BY ended_at DESC LIMIT 1`,
    [value],
  );
  return row?.['end_element_id'] ?? null;
}
