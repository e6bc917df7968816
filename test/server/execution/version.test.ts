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

test('given a package that is taken away, when the server starts again, then its open case can be read and finished, and none is started', async () => {
  cpSync('test/server/execution/fixtures/packages', folder, { recursive: true });
  server = await givenAServer({ config: { packagesDirectories: ['processes', folder] } });
  const open = await startCase(await server.as('zhang-wei'), 'task');
  rmSync(join(folder, 'workshop'), { recursive: true });

  server = await server.restarted();
  const li = await server.as('li-na');
  const refused = await li.post(
    '/api/processes/workshop/start',
    { values: { kind: 'task' } },
    { 'Idempotency-Key': 'w' },
  );
  const task = await openTask(li, open.recordId, 'UT1_finish');
  const form = (await li.get(`/api/tasks/${task.id}`)).body.form;
  const done = await li.post(`/api/tasks/${task.id}/complete`, { values: { outcome: 'fine' } });

  expect(refused.status).toBe(404);
  expect(form.schema.id).toBe('workshop-done');
  expect(done.status, done.text).toBe(200);
  expect(await readCase(li, open.recordId)).toMatchObject({ status: 'done', fields: { outcome: 'fine' } });
});

test('given a version whose record type lost a field and a state, then the open case keeps both', async () => {
  cpSync('test/server/execution/fixtures/packages', folder, { recursive: true });
  server = await givenAServer({ config: { packagesDirectories: ['processes', folder] } });
  const open = await startCase(await server.as('zhang-wei'), 'task');
  const edit = (path: string, change: (text: string) => string) => {
    const file = join(folder, path);
    const text = readFileSync(file, 'utf8');
    expect(change(text)).not.toBe(text);
    writeFileSync(file, change(text));
  };
  edit('workshop/records/workshop.json', (text) =>
    text.replaceAll('"done"', '"finished"').replace('"outcome"', '"result"'),
  );
  edit('workshop/workshop.bpmn', (text) =>
    text.replaceAll('value="done"', 'value="finished"').replaceAll('record.outcome', 'record.result'),
  );

  server = await server.restarted();
  const li = await server.as('li-na');
  const task = await openTask(li, open.recordId, 'UT1_finish');
  const done = await li.post(`/api/tasks/${task.id}/complete`, { values: { outcome: 'fine' } });

  expect((await li.get('/api/processes/workshop')).body.version).toBe(2);
  expect(done.status, done.text).toBe(200);
  expect(await readCase(li, open.recordId)).toMatchObject({
    status: 'done',
    fields: { outcome: 'fine' },
    fieldLabels: { outcome: { en: 'Outcome' } },
  });
});
