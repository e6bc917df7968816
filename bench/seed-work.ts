import { SingleBar } from 'cli-progress';
import type { Database } from '../server/database/open-database.ts';

/** How much there is to do, and how much was done. */
export interface WorkToSeed {
  readonly openTasks: number;
  readonly closedTasks: number;
}

/** Tasks of each closed record. */
const tasksPerCase = 10;
const rowsPerStatement = 20_000;

/** Values of the business fields that are filtered by; each record has one of each. */
export const seeded = {
  serviceId: ['mail', 'hr', 'erp', 'crm', 'web', 'vpn', 'wifi', 'print', 'files', 'phone'],
  category: ['software', 'hardware', 'network', 'access', 'data', 'other'],
  priority: ['P1', 'P2', 'P3', 'P4'],
  groups: ['APP', 'DESK'],
} as const;

/**
 * Fills an installation with incidents by SQL alone, the same on both databases and at every run: one open task for each
 * open record, ten completed ones for each closed record, with their instances, candidates, inbox fields and clocks.
 */
export async function seedWork(database: Database, work: WorkToSeed): Promise<void> {
  const open = work.openTasks;
  const records = open + Math.floor(work.closedTasks / tasksPerCase);
  const bar = new SingleBar({
    format: 'seeding {bar} {percentage}% {table}',
    stream: process.stderr,
    noTTYOutput: true,
    notTTYSchedule: 5000,
  });
  const parts = [
    ...['record', 'process_instance', 'record_field', 'sla_clock'].map((table) => ({ table, from: 0, to: records })),
    { table: 'open task', from: 0, to: open },
    { table: 'closed task', from: open, to: records },
  ];
  bar.start(
    parts.reduce((sum, { from, to }) => sum + to - from, 0),
    0,
    { table: '' },
  );
  for (const { table, from, to } of parts)
    for (let at = from; at < to; at += rowsPerStatement) {
      const end = Math.min(at + rowsPerStatement, to);
      await database.unitOfWork(async (tx) => {
        for (const sql of statements(table, open)) await tx.execute(`${numbers(at, end)} ${sql}`);
      });
      bar.increment(end - at, { table });
    }
  bar.stop();
  // As PostgreSQL does by itself in time; SQLite has to do without.
  if (database.reader.dialect === 'postgres') await database.unitOfWork((tx) => tx.execute('ANALYZE'));
}

/** Every statement starts with the row numbers it makes rows of. */
function numbers(from: number, to: number): string {
  return `WITH RECURSIVE n(i) AS (SELECT CAST(${from} AS BIGINT) UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${to})`;
}

function statements(table: string, open: number): readonly string[] {
  switch (table) {
    case 'record':
      return [recordSql(open)];
    case 'process_instance':
      return [instanceSql(open)];
    case 'record_field':
      return [fieldSql('serviceId', open), fieldSql('category', open), fieldSql('priority', open)];
    case 'sla_clock':
      return [clockSql(open), startSql];
    case 'open task':
      return [taskSql('n.i', 0, 'open'), candidateSql('n.i', 0, 1)];
    default:
      return Array.from({ length: tasksPerCase }, (_, key) => [
        taskSql('n.i', key, 'completed'),
        candidateSql('n.i', key, 0),
      ]).flat();
  }
}

/** A number below `below` that looks random and is the same each time. */
function pick(below: number, salt: number): string {
  return `((((n.i + ${salt}) * 48271) % 65521) * (((n.i + ${7 * salt}) * 69621) % 65519) % 65497 % ${below})`;
}

function oneOf(values: readonly string[], salt: number): string {
  const whens = values.map((value, index) => `WHEN ${index} THEN '${value}'`);
  return `CASE ${pick(values.length, salt)} ${whens.join(' ')} END`;
}

function instant(salt: number): string {
  const digits = (below: number, more: number) => `(10 + ${pick(below, salt + more)})`;
  return `'2026-03-' || ${digits(20, 1)} || 'T' || ${digits(13, 2)} || ':' || ${digits(50, 3)} || ':00.000Z'`;
}

const fieldValue = {
  serviceId: oneOf(seeded.serviceId, 11),
  category: oneOf(seeded.category, 23),
  priority: oneOf(seeded.priority, 37),
} as const;

const recordId = `'00000000-0000-7000-8000-' || (100000000000 + n.i)`;
const instanceId = `'00000000-0000-7000-9000-' || (100000000000 + n.i)`;

function recordSql(open: number): string {
  return `INSERT INTO record (id, type, number, process_id, title, status, stage, fields, search_text, customer_id, service_id,
      requester_id, assignee_id, assignment_group_id, priority, created_at, created_by, updated_at, closed_at, lock_version)
    SELECT ${recordId}, 'incident', 'INC9' || (10000000 + n.i), 'incident', 'Seeded incident ' || n.i,
      CASE WHEN n.i < ${open} THEN 'in-progress' ELSE 'closed' END, 'in-progress',
      '{"title":"Seeded incident ' || n.i || '","serviceId":"' || ${fieldValue.serviceId} || '","category":"' ||
        ${fieldValue.category} || '","priority":"' || ${fieldValue.priority} || '"}',
      'seeded incident ' || n.i, NULL, ${fieldValue.serviceId}, 'zhang-wei', NULL, NULL, ${fieldValue.priority},
      ${instant(5)}, 'zhang-wei', ${instant(5)}, CASE WHEN n.i < ${open} THEN NULL ELSE ${instant(7)} END, 1 FROM n`;
}

function instanceSql(open: number): string {
  return `INSERT INTO process_instance (id, process_id, version_id, record_id, root_id, depth, state, rev, status, watching, started_at)
    SELECT ${instanceId}, 'incident', 'incident:1', ${recordId}, ${instanceId}, 0, '{}', 1,
      CASE WHEN n.i < ${open} THEN 'active' ELSE 'completed' END, 0, ${instant(5)} FROM n`;
}

function fieldSql(key: keyof typeof fieldValue, open: number): string {
  return `INSERT INTO record_field (record_id, type, key, text_value, live)
    SELECT ${recordId}, 'incident', '${key}', ${fieldValue[key]}, CASE WHEN n.i < ${open} THEN 1 ELSE 0 END FROM n`;
}

function clockSql(open: number): string {
  return `INSERT INTO sla_clock (id, record_id, metric, definition, sequence, latest, state, due_at, warn_at, calendar_id,
      calendar_version, provisional)
    SELECT ${recordId}, ${recordId}, 'resolution', 'resolution', 0, 1, CASE WHEN n.i < ${open} THEN 'running' ELSE 'stopped' END,
      ${instant(13)}, ${instant(13)}, 'cal-8x5', 0, 0 FROM n`;
}

const startSql = `INSERT INTO clock_event (clock_id, position, type, at, details)
  SELECT ${recordId}, 0, 'start', '2026-03-02T01:00:00.000Z', '{"target":"PT24H","calendar":"cal-8x5"}' FROM n`;

function taskId(number: string, key: number): string {
  return `'00000000-0000-7000-a00${key}-' || (100000000000 + ${number})`;
}

function taskSql(number: string, key: number, status: 'open' | 'completed'): string {
  const done = status === 'completed' ? instant(29 + key) : 'NULL';
  const by = status === 'completed' ? `'wang-lei'` : 'NULL';
  return `INSERT INTO task (id, instance_id, task_key, version_id, process_id, element_id, record_id, name_en, role, sla_metric,
      inputs, status, assignee_id, priority, due_at, opened_at, claimed_at, completed_at, completed_by)
    SELECT ${taskId(number, key)}, ${instanceId}, 'UT5_accept:${key}', 'incident:1', 'restore-service', 'UT5_accept', ${recordId},
      'Accept', 'resolver', 'resolution', '{}', '${status}', ${by}, ${pick(100, 3)}, ${instant(17 + key)}, ${instant(5)},
      ${done}, ${done}, ${by} FROM n`;
}

function candidateSql(number: string, key: number, open: 0 | 1): string {
  return `INSERT INTO task_candidate (task_id, kind, candidate, open)
    SELECT ${taskId(number, key)}, 'group', ${oneOf(seeded.groups, 41)}, ${open} FROM n`;
}
