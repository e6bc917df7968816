import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { openTask, readCase, readInstance, startCase } from './support.ts';

const folder = mkdtempSync(join(tmpdir(), 'praxis-versions-'));
let server: TestServer;
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

test('given a package that changed, when the server starts again, then running cases keep their version and new ones get the next', async () => {
  cpSync('test/server/execution/fixtures/packages', folder, { recursive: true });
  server = await givenAServer({ config: { packagesDirectories: ['processes', folder] } });
  const old = await startCase(await server.as('zhang-wei'), 'task');

  server = await server.restarted();
  const unchanged = (await (await server.as('li-na')).get('/api/processes/workshop')).body.version;
  const model = join(folder, 'workshop/workshop.bpmn');
  writeFileSync(model, readFileSync(model, 'utf8').replace('name="Finish"', 'name="Finish it"'));
  server = await server.restarted();
  const li = await server.as('li-na');
  const fresh = await startCase(li, 'task');

  expect(unchanged).toBe(1);
  expect((await li.get('/api/processes/workshop')).body.version).toBe(2);
  expect((await readInstance(li, old.instanceId)).version).toBe(1);
  expect((await readInstance(li, fresh.instanceId)).version).toBe(2);
  const [oldTask, freshTask] = [
    await openTask(li, old.recordId, 'UT1_finish'),
    await openTask(li, fresh.recordId, 'UT1_finish'),
  ];
  expect([oldTask.name.en, freshTask.name.en]).toEqual(['Finish', 'Finish it']);
  expect((await li.get('/api/models/workshop?version=1')).body.xml).toContain('name="Finish"');
  await li.post(`/api/tasks/${oldTask.id}/complete`, { values: {} });
  expect((await readCase(li, old.recordId)).status).toBe('done');
});
