import { afterEach, expect, test } from 'vitest';
import { givenAServer, type TestServer } from '../support/server.ts';

let server: TestServer;
afterEach(() => server.close());

const at = '2026-03-09T10:00:00+08:00';
const report = {
  serviceId: 'hr',
  title: 'Leave requests stay empty',
  symptom: 'The page stays empty after sending',
  serviceState: 'degraded',
  startedAt: at,
};

/** A known error as problem management left it. */
async function publishedKnownError(): Promise<void> {
  const fields = { serviceId: 'hr', title: 'Stale cache', workaround: 'Clear the cache', symptom: report.symptom };
  await server.database.unitOfWork(async (tx) => {
    await tx.execute(
      `INSERT INTO record (id, type, number, process_id, title, status, stage, service_id, fields, search_text, created_at, updated_at, lock_version)
       VALUES ('ke-1', 'known-error', 'KER000001', 'problem', ?, 'published', 'published', 'hr', ?, '', ?, ?, 1)`,
      [fields.title, JSON.stringify(fields), tx.now, tx.now],
    );
  });
}

test('given a known error with a workaround, when the desk applies it and it helps, then it is recorded to the end', async () => {
  server = await givenAServer({ at });
  await publishedKnownError();
  const requester = await server.as('zhang-wei');
  const desk = await server.as('li-na');
  const started = await requester.post(
    '/api/processes/incident/start',
    { values: report },
    { 'Idempotency-Key': 'one' },
  );
  const record = `/api/records/incident/${(started.body as { recordId: string }).recordId}`;
  const taskOf = async (element: string) => {
    await server.settle();
    const { body } = await desk.get('/api/tasks?filter={}');
    const found = (body as { id: string; elementId: string }[]).find(({ elementId }) => elementId === element);
    if (!found) throw new Error(`no open task ${element}`);
    return `/api/tasks/${found.id}`;
  };
  const done = async (element: string, values: object) => {
    const task = await taskOf(element);
    expect(await desk.post(`${task}/claim`, {})).toMatchObject({ status: 200 });
    expect((await desk.post(`${task}/complete`, { values })).body).toMatchObject({ status: 'completed' });
  };

  await done('UT2_classify', {
    nature: 'incident',
    category: 'software',
    serviceState: 'degraded',
    usersAffected: 3,
    impact: '4',
    urgency: '3',
  });
  const applying = await desk.get(await taskOf('UT3_apply_workaround'));
  expect(applying.body).toMatchObject({
    form: {
      values: { knownErrorId: 'ke-1', workaround: 'Clear the cache' },
      choices: { knownErrors: [{ value: 'ke-1', label: { en: 'Stale cache' } }] },
    },
  });
  await done('UT3_apply_workaround', { knownErrorId: 'ke-1', workLog: 'Cleared the cache', worked: 'yes' });

  const resolving = await desk.get(await taskOf('UT7_record_resolution'));
  expect(resolving.body).toMatchObject({
    form: {
      values: { resolutionCode: 'known-error', knownErrorId: 'ke-1', workaround: 'Clear the cache' },
      choices: { knownErrors: [{ value: 'ke-1' }] },
    },
  });
  await done('UT7_record_resolution', { resolution: 'Cache cleared', serviceRestoredAt: at });

  const known = await desk.get('/api/records/known-error/KER000001');
  expect(known.body).toMatchObject({ fields: { usedCount: 1 }, links: [{ type: 'related', number: 'INC000001' }] });
  expect((await desk.get(record)).body).toMatchObject({ links: [{ type: 'related', number: 'KER000001' }] });
  expect((await requester.get(record)).body).toMatchObject({
    links: [],
    status: 'resolved',
    fields: {
      knownErrorId: 'ke-1',
      resolutionCode: 'known-error',
      workaround: 'Clear the cache',
      solvedAtLine: 'first',
    },
  });
});
