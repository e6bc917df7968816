import { expect } from 'vitest';
import type { OperationOffer } from '../../../server/contract/operation-offer.ts';
import type { ProcessInstanceDetail } from '../../../server/contract/process.ts';
import type { TaskDetail } from '../../../server/contract/task.ts';
import type { Dialect } from '../../../server/database/dialect.ts';
import type { Client } from '../../support/client.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { openTask } from '../execution/support.ts';

export const reason = 'the figures were of last year';

export function givenPurchases(database: Dialect): Promise<TestServer> {
  const packagesDirectories = ['processes', 'test/server/execution/fixtures/by-hand'];
  // Clients are shared by the tests of a file, and one of them lets an hour pass.
  const session = { idleMs: 86_400_000, absoluteMs: 86_400_000 };
  return givenAServer({ database, at: '2026-03-02T09:00:00+08:00', config: { packagesDirectories, session } });
}

/** People by what they do here; who does not matter has no name. */
export async function people(server: TestServer) {
  const [requester, desk, resolver, owner] = await Promise.all(
    ['zhang-wei', 'li-na', 'wang-lei', 'lin-xia'].map((account) => server.as(account)),
  );
  if (!requester || !desk || !resolver || !owner) throw new Error('somebody is missing');
  return { requester, desk, resolver, owner };
}

let calls = 0;

/** A key nobody has used. */
export function key(): Readonly<Record<string, string>> {
  calls += 1;
  return { 'Idempotency-Key': `by-hand-${calls}` };
}

export async function started(client: Client, note = 'new chairs'): Promise<{ recordId: string; instanceId: string }> {
  const response = await client.post('/api/processes/purchase/start', { values: { note } }, key());
  expect(response.status, response.text).toBe(201);
  return response.body as { recordId: string; instanceId: string };
}

/** Completes the open task of an element. @returns its id */
export async function done(client: Client, recordId: string, elementId: string, note = 'fine'): Promise<string> {
  const { id } = await openTask(client, recordId, elementId);
  const response = await client.post(`/api/tasks/${id}/complete`, { values: { note } });
  expect(response.status, response.text).toBe(200);
  return id;
}

export async function operate(client: Client, taskId: string, operation: string, body: object, headers = key()) {
  return client.post(`/api/tasks/${taskId}/${operation}`, body, headers);
}

export async function detail(client: Client, taskId: string): Promise<TaskDetail> {
  const response = await client.get(`/api/tasks/${taskId}`);
  expect(response.status, response.text).toBe(200);
  return response.body as TaskDetail;
}

/** What is offered on a task, by operation. */
export async function offers(client: Client, taskId: string): Promise<Readonly<Record<string, OperationOffer>>> {
  const { operations } = await detail(client, taskId);
  return Object.fromEntries(operations.map((offer) => [offer.operation, offer]));
}

export async function run(client: Client, id: string): Promise<ProcessInstanceDetail> {
  const response = await client.get(`/api/process-instances/${id}`);
  expect(response.status, response.text).toBe(200);
  return response.body as ProcessInstanceDetail;
}

/** Entries of the audit trail about a run. */
export async function audited(server: TestServer, action: string, instanceId: string) {
  const rows = await server.database.reader.query<{ actor_id: string; details: string; task_id: string | null }>(
    'SELECT actor_id, details, task_id FROM audit_trail WHERE action = ? AND instance_id = ? ORDER BY seq',
    [action, instanceId],
  );
  return rows.map((row) => ({ ...row, details: JSON.parse(row.details) as Record<string, unknown> }));
}

/** Templates of the notices of a person about a record. */
export async function told(server: TestServer, userId: string, recordId: string): Promise<readonly string[]> {
  const rows = await server.database.reader.query<{ template: string }>(
    'SELECT template FROM notification WHERE user_id = ? AND record_id = ? ORDER BY id',
    [userId, recordId],
  );
  return rows.map(({ template }) => template);
}
