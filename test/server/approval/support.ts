import { expect } from 'vitest';
import type { RecordDetail } from '../../../server/contract/record.ts';
import type { Task } from '../../../server/contract/task.ts';
import type { Dialect } from '../../../server/database/dialect.ts';
import type { Client } from '../../support/client.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

export async function givenMotions(database: Dialect): Promise<TestServer> {
  const packagesDirectories = ['processes', 'test/server/approval/fixtures'];
  const session = { idleMs: 86_400_000, absoluteMs: 86_400_000 };
  const server = await givenAServer({
    database,
    at: '2026-03-02T09:00:00+08:00',
    config: { packagesDirectories, session },
  });
  await server.database.unitOfWork((tx) =>
    tx.execute(`INSERT INTO process_owner (process_id, user_id) VALUES ('motion', 'han-mei')`, []),
  );
  return server;
}

let calls = 0;

/** A key nobody has used. */
export function key(): Readonly<Record<string, string>> {
  calls += 1;
  return { 'Idempotency-Key': `motion-${calls}` };
}

/** Puts a motion forward. @returns the id of its record */
export async function moved(client: Client, kind: string, implementer: string | null = 'wang-lei'): Promise<string> {
  const values = { note: 'new switch', kind, implementer };
  const response = await client.post('/api/processes/motion/start', { values }, key());
  expect(response.status, response.text).toBe(201);
  return (response.body as { recordId: string }).recordId;
}

/** Open tasks of a motion, as somebody sees them. */
export async function tasksOf(client: Client, recordId: string): Promise<readonly Task[]> {
  const response = await client.list('/api/tasks', { filter: { recordId, status: 'open' } });
  expect(response.status, response.text).toBe(200);
  return response.body as Task[];
}

/** Who is asked now, by user id; a role where nobody is named. */
export async function asked(client: Client, recordId: string): Promise<readonly string[]> {
  const tasks = await tasksOf(client, recordId);
  return tasks.map(({ assignee, candidateGroups }) => assignee?.id ?? candidateGroups.join()).toSorted();
}

/** Somebody's open task of a motion. */
export async function taskOf(client: Client, recordId: string, userId: string): Promise<string> {
  const task = (await tasksOf(client, recordId)).find(({ assignee }) => assignee?.id === userId);
  if (!task) throw new Error(`${userId} has no task`);
  return task.id;
}

/** Votes as somebody on the task that is theirs. */
export async function votes(server: TestServer, recordId: string, userId: string, decision: string) {
  const client = await server.as(userId);
  const id = await taskOf(client, recordId, userId);
  return client.post(`/api/tasks/${id}/complete`, { values: { decision } });
}

/** Fields of a motion. */
export async function motion(client: Client, recordId: string): Promise<RecordDetail> {
  const response = await client.get(`/api/records/motion/${recordId}`);
  expect(response.status, response.text).toBe(200);
  return response.body as RecordDetail;
}

/** What counts of the votes on a motion: who, what, and whether it still counts. */
export async function standing(client: Client, recordId: string): Promise<readonly string[]> {
  const rows = (await motion(client, recordId)).fields['approvals'] as readonly Record<string, unknown>[] | null;
  return (rows ?? []).map(
    (row) => `${row['round']} ${row['user']} ${row['decision']}${row['voidedAt'] ? ' void' : ''}`,
  );
}
