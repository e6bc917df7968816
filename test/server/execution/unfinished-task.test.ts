import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bothDatabases } from '../../support/database.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { openTask } from './support.ts';

describe.each(bothDatabases)('a task before it is completed, on %s', (database) => {
  let server: TestServer;
  beforeEach(async () => {
    server = await givenAServer({ database, at: '2026-03-02T09:00:00+08:00' });
  });
  afterEach(() => server.close());

  const incident = async (id: string) => (await (await server.as('chen-min')).get(`/api/records/incident/${id}`)).body;
  const resolving = async () => {
    const { id, recordId } = await anIncidentAtWork(server);
    const desk = await server.as('li-na');
    const done = await desk.post(`/api/tasks/${id}/complete`, { values: { workLog: 'restarted', outcome: 'solved' } });
    expect(done.status, done.text).toBe(200);
    const task = await openTask(desk, recordId ?? '', 'UT7_record_resolution');
    await desk.post(`/api/tasks/${task.id}/claim`);
    return { desk, task, recordId: recordId ?? '' };
  };

  test('given evidence that a read-only priority asks for, when another priority is saved, then it counts for nothing', async () => {
    const { desk, task, recordId } = await resolving();
    const values = {
      resolutionCode: 'fixed',
      resolution: 'Restarted the service',
      serviceRestoredAt: '2026-03-02T09:00:00+08:00',
    };
    expect((await incident(recordId)).priority).toBe('P2');

    const before = await desk.post(`/api/tasks/${task.id}/complete`, { values });
    const saved = await desk.post(`/api/tasks/${task.id}/save`, { values: { priority: 'P4' } });
    const shown = (await desk.get(`/api/tasks/${task.id}`)).body.form.values;
    const after = await desk.post(`/api/tasks/${task.id}/complete`, { values });

    expect([before.status, saved.status, after.status]).toEqual([422, 200, 422]);
    expect(after.body.errors).toEqual(before.body.errors);
    expect(after.body.errors).toContainEqual(expect.objectContaining({ path: 'ciIds', code: 'REQUIRED' }));
    expect(shown.priority).toBe('P2');
    expect((await incident(recordId)).priority).toBe('P2');
  });

  test('given a form with required fields, when a part is saved, then it is kept, and what the record has is not emptied', async () => {
    const { desk, task, recordId } = await resolving();
    const save = (values: object) => desk.post(`/api/tasks/${task.id}/save`, { values });

    const part = await save({ resolution: 'Half of the story' });
    const emptied = await save({ resolution: null });

    expect([part.status, emptied.status]).toEqual([200, 422]);
    expect(emptied.body.errors).toEqual([expect.objectContaining({ path: 'resolution', code: 'REQUIRED' })]);
    expect((await incident(recordId)).fields.resolution).toBe('Half of the story');
  });

  test('given a record that waits, when its task is given back and taken anew, then it waits on with its clock', async () => {
    const { id, recordId } = await anIncidentAtWork(server);
    const desk = await server.as('li-na');
    const act = (verb: string, body?: object) => desk.post(`/api/tasks/${id}/${verb}`, body);
    const resolution = async () => {
      const { status, fields, clocks } = await incident(recordId ?? '');
      const clock = clocks.find((each: { metric: string }) => each.metric === 'resolution');
      return { status, clock: clock.state, holds: fields.pending.map((each: { to: string | null }) => each.to) };
    };
    await act('hold', { reason: 'waiting-customer' });

    const taken = [await act('release'), await act('claim')];
    const waiting = await resolution();
    const again = await act('hold', { reason: 'waiting-customer' });
    const resumed = await act('resume');

    expect(taken.map(({ status }) => status)).toEqual([200, 200]);
    expect(waiting).toEqual({ status: 'pending', clock: 'paused', holds: [null] });
    expect([again.status, again.body.code]).toEqual([422, 'HOLD_NOT_POSSIBLE']);
    expect(resumed.status).toBe(200);
    expect(await resolution()).toMatchObject({ status: 'in-progress', clock: 'running' });
  });

  test('given a task that is offered to nobody, when its assignee gives it back, then it stays with them', async () => {
    const { desk, task, recordId } = await resolving();
    const values = {
      resolutionCode: 'fixed',
      resolution: 'Restarted the service',
      serviceRestoredAt: '2026-03-02T09:00:00+08:00',
      ciIds: ['app-07'],
    };
    const solved = await desk.post(`/api/tasks/${task.id}/complete`, { values });
    expect(solved.status, solved.text).toBe(200);
    const zhang = await server.as('zhang-wei');
    const confirm = await openTask(zhang, recordId, 'UT8_confirm');

    const released = await zhang.post(`/api/tasks/${confirm.id}/release`);

    expect(confirm.may.release).toBe(false);
    expect([released.status, released.body.code]).toEqual([422, 'TASK_NOT_RELEASABLE']);
    expect((await openTask(zhang, recordId, 'UT8_confirm')).assignee?.id).toBe('zhang-wei');
  });

  test('given files that nobody uploaded, when an incident is reported with them, then they are refused', async () => {
    const zhang = await server.as('zhang-wei');
    const values = {
      serviceId: 'erp',
      title: 'Down',
      symptom: 'Nothing opens since this morning',
      serviceState: 'down',
      startedAt: '2026-03-02T08:30+08:00',
    };

    const answer = await zhang.post(
      '/api/processes/incident/start',
      { values: { ...values, attachments: ['nope-1'] } },
      { 'Idempotency-Key': 'files' },
    );

    expect(answer.status).toBe(422);
    expect(answer.body.errors).toEqual([{ path: 'attachments', code: 'FILE_UNKNOWN', params: {} }]);
  });
});
