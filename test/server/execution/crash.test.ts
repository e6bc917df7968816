import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import supertest from 'supertest';
import { afterEach, expect, test } from 'vitest';
import { Client } from '../../support/client.ts';
import { type Program, startProgram } from '../../support/program.ts';
import { sharedPackagesIn } from '../../support/shared-packages.ts';
import { fixtures, openTasks, startCase } from './support.ts';

const rounds = 200;
const kills = 4;
const folder = mkdtempSync(join(tmpdir(), 'praxis-crash-'));
const packages = [sharedPackagesIn(folder), fixtures];
let running: ChildProcess | undefined;

afterEach(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

function started(): Promise<Program> {
  return startProgram(folder, packages, (child) => {
    running = child;
  });
}

async function signedIn(url: string): Promise<Client> {
  const client = new Client(supertest.agent(url));
  await client.signInAs('li-na');
  return client;
}

test('given a server killed four times in two hundred steps, then no acknowledged step is lost, none is doubled, none is stuck', async () => {
  let server = await started();
  let client = await signedIn(server.url);
  const { recordId } = await startCase(client, 'call');
  const killAt = new Set(Array.from({ length: kills }, (_, index) => 17 + index * 47));
  let acknowledged = 0;

  while (acknowledged < rounds) {
    try {
      const [task] = await openTasks(client, recordId);
      if (task?.elementId === 'UT1_finish') break;
      if (!task) throw new Error('an open case without a task is stuck');
      const completing = client.post(`/api/tasks/${task.id}/complete`, { values: {} });
      if (killAt.delete(acknowledged)) setTimeout(() => server.child.kill('SIGKILL'), Math.random() * 15);
      const answer = await completing;
      expect(answer.status, answer.text).toBe(200);
      acknowledged += 1;
    } catch (error) {
      if (!server.child.killed) throw error;
      await server.ended;
      server = await started();
      client = await signedIn(server.url);
    }
  }

  const [finish] = await openTasks(client, recordId);
  server.child.kill('SIGKILL');
  const database = new Database(join(folder, 'praxis-demo.sqlite'), { readonly: true });
  const count = (sql: string) => (database.prepare(sql).get() as { n: number }).n;

  expect(finish?.elementId).toBe('UT1_finish');
  expect(killAt.size).toBe(0);
  expect(acknowledged).toBeGreaterThanOrEqual(rounds - kills);
  expect(count(`SELECT json_extract(fields, '$.rounds') AS n FROM record WHERE id = '${recordId}'`)).toBe(rounds);
  expect(count(`SELECT COUNT(*) AS n FROM history WHERE element_id = 'UT2_round' AND lifecycle = 'completed'`)).toBe(
    rounds,
  );
  expect(count(`SELECT COUNT(*) AS n FROM task WHERE element_id = 'UT2_round' AND status = 'completed'`)).toBe(rounds);
  expect(count(`SELECT COUNT(*) AS n FROM task WHERE status = 'open'`)).toBe(1);
  expect(count(`SELECT COUNT(*) AS n FROM job WHERE kind = 'complete-call'`)).toBe(0);
  expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  database.close();
}, 240_000);
