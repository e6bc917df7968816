import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import supertest from 'supertest';
import { afterEach, expect, test } from 'vitest';
import type { MigrationView } from '../../../server/contract/migration.ts';
import { Client } from '../../support/client.ts';
import { aFolder } from '../../support/database.ts';
import { type Program, startProgram } from '../../support/program.ts';
import { sharedPackagesIn } from '../../support/shared-packages.ts';
import { ChangingPackages } from '../execution/changing-packages.ts';
import { startCase } from '../execution/support.ts';
import { begun, withACheck } from './support.ts';

const cases = Number(process.env['PRAXIS_MIGRATION_CASES'] ?? 40);
const kills = 2;
const packages = new ChangingPackages();
let running: ChildProcess | undefined;

afterEach(() => {
  running?.kill('SIGKILL');
  packages.remove();
});

function started(data: string): Promise<Program> {
  return startProgram(data, [sharedPackagesIn(data), packages.folder], (child) => {
    running = child;
  });
}

/** Cases that are moved and committed, as the file says. */
function movedIn(data: string): number {
  const database = new Database(join(data, 'praxis-demo.sqlite'), { readonly: true });
  const { n } = database.prepare(`SELECT COUNT(*) AS n FROM instance_migration_item WHERE status = 'moved'`).get() as {
    n: number;
  };
  database.close();
  return n;
}

async function signedIn(url: string, account: string): Promise<Client> {
  const client = new Client(supertest.agent(url));
  await client.signInAs(account);
  return client;
}

test('given a server that is killed while cases are moved, when it starts again, then each case is moved once and none is lost', async () => {
  packages.install('packages/workshop');
  const data = aFolder();
  let server = await started(data);
  const zhang = await signedIn(server.url, 'zhang-wei');
  for (let n = 0; n < cases; n++) await startCase(zhang, n % 2 === 0 ? 'call' : 'timer');
  server.child.kill('SIGKILL');
  await server.ended;
  for (const [from, to] of withACheck) packages.change('workshop/workshop.bpmn', from, to);
  packages.change('workshop/workshop.bpmn', /"TC1_later"/g, '"TC5_later"');
  server = await started(data);
  const { id } = await begun(await signedIn(server.url, 'lin-xia'), 1, 2);

  const cutAt: number[] = [];
  for (let kill = 1; kill <= kills; kill++) {
    await expect.poll(() => movedIn(data), { timeout: 60_000, interval: 1 }).toBeGreaterThan(kill * 5);
    server.child.kill('SIGKILL');
    await server.ended;
    cutAt.push(movedIn(data));
    server = await started(data);
  }
  const lin = await signedIn(server.url, 'lin-xia');
  const read = async (): Promise<MigrationView> => (await lin.get(`/api/migrations/${id}`)).body;
  await expect.poll(async () => (await read()).status, { timeout: 60_000 }).toBe('done');
  expect(await read()).toMatchObject({ total: cases, moved: cases, refused: 0, failed: 0 });
  server.child.kill('SIGKILL');

  // It was in the middle of its work each time.
  for (const moved of cutAt) expect(moved).toBeLessThan(cases);
  const database = new Database(join(data, 'praxis-demo.sqlite'), { readonly: true });
  const count = (sql: string) => (database.prepare(sql).get() as { n: number }).n;
  const half = cases / 2;
  expect(count(`SELECT COUNT(*) AS n FROM process_instance WHERE version_id <> 'workshop:2'`)).toBe(0);
  expect(count(`SELECT COUNT(*) AS n FROM audit_trail WHERE action = 'instance-migrated'`)).toBe(cases + half);
  expect(count(`SELECT COUNT(*) AS n FROM history WHERE lifecycle = 'migrated' AND element_type = 'process'`)).toBe(
    cases + half,
  );
  expect(count(`SELECT COUNT(*) AS n FROM job WHERE kind = 'timer' AND ref LIKE 'TC5_later:%'`)).toBe(half);
  expect(count(`SELECT COUNT(*) AS n FROM job WHERE kind IN ('timer', 'migrate-instance')`)).toBe(half);
  expect(count(`SELECT COUNT(*) AS n FROM task WHERE status = 'open' AND version_id = 'workshop:2'`)).toBe(half);
  expect(count('SELECT COUNT(*) AS n FROM task')).toBe(half);
  database.close();
}, 240_000);
