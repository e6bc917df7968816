import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import type { TestServer } from '../../support/server.ts';
import { givenAWorkshop, openTask, openTasks, readCase, readInstance, startCase } from './support.ts';

describe.each(bothDatabases)('tasks on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAWorkshop(database);
  });
  afterEach(() => server.close());

  test('given an open task, when fifty people complete it at once, then one succeeds and the others are told it is not open', async () => {
    const zhang = await server.as('zhang-wei');
    const { recordId } = await startCase(zhang, 'task');
    const li = await server.as('li-na');
    const task = await openTask(li, recordId, 'UT1_finish');
    await li.post(`/api/tasks/${task.id}/claim`);

    const answers = await Promise.all(
      Array.from({ length: 50 }, () => li.post(`/api/tasks/${task.id}/complete`, { values: { outcome: 'done' } })),
    );

    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 49 }, () => 409)]);
    expect(new Set(answers.filter(({ status }) => status === 409).map(({ body }) => body.code))).toEqual(
      new Set(['TASK_NOT_OPEN']),
    );
    expect(await readCase(li, recordId)).toMatchObject({ status: 'done', fields: { outcome: 'done' } });
  });

  test('given a start sent ten times with one key, then there is one case, and another body with the key is refused', async () => {
    const zhang = await server.as('zhang-wei');
    const start = (kind: string) =>
      zhang.post('/api/processes/workshop/start', { values: { kind } }, { 'Idempotency-Key': 'same' });

    const answers = await Promise.all(Array.from({ length: 10 }, () => start('task')));
    const other = await start('timer');

    expect(new Set(answers.map(({ body }) => body.recordId)).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect([other.status, other.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    expect((await zhang.list('/api/records/workshop')).body).toHaveLength(1);
  });

  test('given a task of a group, when one takes it, then another may neither take nor complete it, and after release may', async () => {
    const zhang = await server.as('zhang-wei');
    const { recordId } = await startCase(zhang, 'task');
    const li = await server.as('li-na');
    const task = await openTask(li, recordId, 'UT1_finish');
    expect(task).toMatchObject({
      assignee: null,
      candidateGroups: ['service-desk'],
      may: { claim: true, complete: true },
    });

    const claimed = await li.post(`/api/tasks/${task.id}/claim`);
    const byStranger = await (await server.as('wang-lei')).post(`/api/tasks/${task.id}/complete`, { values: {} });
    const released = await li.post(`/api/tasks/${task.id}/release`);
    const unknownField = await li.post(`/api/tasks/${task.id}/complete`, { values: { outcome: 'x', colour: 'red' } });

    expect(claimed.body).toMatchObject({ assignee: { id: 'li-na' }, may: { claim: false, release: true } });
    expect([byStranger.status, byStranger.body.code]).toEqual([409, 'TASK_CLAIMED']);
    expect(released.body).toMatchObject({ assignee: null, claimedAt: null });
    expect([unknownField.status, unknownField.body.code]).toEqual([422, 'FORM_INVALID']);
    expect(unknownField.body.errors).toEqual([expect.objectContaining({ path: 'colour', code: 'UNKNOWN_FIELD' })]);
  });

  test('given a saved draft, then the record has it, the task stays open, and the form starts with it', async () => {
    const { recordId } = await startCase(await server.as('zhang-wei'), 'task');
    const li = await server.as('li-na');
    const task = await openTask(li, recordId, 'UT1_finish');
    await li.post(`/api/tasks/${task.id}/claim`);

    const saved = await li.post(`/api/tasks/${task.id}/save`, { values: { outcome: 'half done' } });
    const detail = await li.get(`/api/tasks/${task.id}`);

    expect(saved.body.status).toBe('open');
    expect(detail.body.form.values).toEqual({ outcome: 'half done' });
    expect((await readCase(li, recordId)).fields['outcome']).toBe('half done');
  });

  test('given a task in a called process, when its case is canceled, then the call, its task and its waits end with it', async () => {
    const zhang = await server.as('zhang-wei');
    const { recordId, number, instanceId } = await startCase(zhang, 'call');
    const li = await server.as('li-na');
    expect(await openTasks(li, recordId)).toMatchObject([{ elementId: 'UT2_round', processId: 'workshop-round' }]);

    const sent = await zhang.post(`/api/records/workshop/${number}/messages`, {
      message: 'msg.case.cancel',
      payload: { reason: 'not needed any more' },
    });

    expect(sent.status, sent.text).toBe(200);
    expect(await openTasks(li, recordId)).toEqual([]);
    const called = (await readInstance(li, instanceId)).calls[0];
    expect((await readInstance(li, called?.instanceId ?? '')).status).toBe('canceled');
    expect(await server.database.reader.query('SELECT * FROM subscription')).toEqual([]);
    expect(await server.database.reader.query('SELECT * FROM job WHERE instance_id IS NOT NULL')).toEqual([]);
  });
});
