import { pino } from 'pino';
import { expect } from 'vitest';
import type { Variables } from '../../../engine/index.ts';
import type { ProcessInstanceView } from '../../../server/contract/process.ts';
import type { RecordDetail } from '../../../server/contract/record.ts';
import type { Task } from '../../../server/contract/task.ts';
import type { Dialect } from '../../../server/database/dialect.ts';
import type { UnitOfWork } from '../../../server/database/unit-of-work.ts';
import { CommandRun } from '../../../server/execution/command-run.ts';
import { system } from '../../../server/execution/initiator.ts';
import { FileStore } from '../../../server/features/attachment/file-store.ts';
import { ChoicesService } from '../../../server/features/choices/choices.service.ts';
import { MessageService } from '../../../server/features/message/message.service.ts';
import { PersonDirectory } from '../../../server/features/user/person-directory.service.ts';
import { EventHub } from '../../../server/http/events.ts';
import type { Platform } from '../../../server/platform.ts';
import type { Client } from '../../support/client.ts';
import { aFolder } from '../../support/database.ts';
import { packagesOfRun } from '../../support/packages-of-run.ts';
import { givenAServer, type TestServer, uploadsIn } from '../../support/server.ts';

/** Two small packages: parking-permit, and workshop with one path per kind of waiting. */
export const fixtures = 'test/server/execution/fixtures/packages';

/** The shipped packages and the two small ones. */
export const withFixtures = ['processes', fixtures];

export function givenAWorkshop(database: Dialect, at = '2026-03-02T09:00:00+08:00'): Promise<TestServer> {
  return givenAServer({ database, at, config: { packagesDirectories: withFixtures } });
}

/** Kinds of jobs that wait for the next day or year whatever happens to cases, as a list of SQL. */
export const standingJobs = `('kpi-day', 'timer-start')`;

let calls = 0;

/** Starts a case of the workshop and returns its record. */
export async function startCase(
  client: Client,
  kind: string,
  related: string | null = null,
): Promise<{ readonly recordId: string; readonly number: string; readonly instanceId: string }> {
  calls += 1;
  const response = await client.post(
    '/api/processes/workshop/start',
    { values: { kind, related } },
    { 'Idempotency-Key': `case-${calls}` },
  );
  expect(response.status, response.text).toBe(201);
  return response.body as { recordId: string; number: string; instanceId: string };
}

/** Open tasks of a record the client may see. */
export async function openTasks(client: Client, recordId: string): Promise<readonly Task[]> {
  const response = await client.list('/api/tasks', { filter: { recordId, status: 'open' } });
  expect(response.status, response.text).toBe(200);
  return response.body as Task[];
}

/** The open task of an element. */
export async function openTask(client: Client, recordId: string, elementId: string): Promise<Task> {
  const task = (await openTasks(client, recordId)).find((each) => each.elementId === elementId);
  if (!task) throw new Error(`no open task ${elementId}`);
  return task;
}

export async function readInstance(client: Client, id: string): Promise<ProcessInstanceView> {
  const response = await client.get(`/api/process-instances/${id}`);
  expect(response.status, response.text).toBe(200);
  return response.body as ProcessInstanceView;
}

export async function readCase(client: Client, id: string): Promise<RecordDetail> {
  const response = await client.get(`/api/records/workshop/${id}`);
  expect(response.status, response.text).toBe(200);
  return response.body as RecordDetail;
}

/** Sends a message as a process does: the catalogue lets systems outside send few of them. */
export async function aProcessSends(
  server: TestServer,
  message: {
    readonly id: string;
    readonly name: string;
    readonly correlationKey?: string;
    readonly payload: Variables;
  },
): Promise<void> {
  await server.database.unitOfWork(async (tx) => {
    const run = new CommandRun(tx, system);
    const { correlationKey = null, ...rest } = message;
    await new MessageService().send(run, { sender: 'some-instance', correlationKey, ...rest });
    await run.rows.flush(tx);
  });
  await server.settle();
}

/** What a second node, or one with another unit of work, is composed from over the database of a server. */
export function platformOf(server: TestServer, unitOfWork: UnitOfWork = server.database.unitOfWork): Platform {
  const { reader } = server.database;
  const uploads = uploadsIn(aFolder());
  return {
    reader,
    unitOfWork,
    clock: server.clock,
    log: pino({ level: 'silent' }),
    zone: 'Asia/Shanghai',
    loadPackages: (known) => packagesOfRun(withFixtures, known),
    noticeWebhookUrl: null,
    pollMs: 1000,
    databaseLocation: server.location,
    files: new FileStore(uploads.directory),
    uploads,
    evidenceDirectory: aFolder(),
    events: new EventHub(),
    choices: new ChoicesService(),
    people: new PersonDirectory(reader),
  };
}
