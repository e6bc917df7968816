import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Task } from '../../../server/contract/task.ts';
import { bothDatabases } from '../../support/database.ts';
import { anIncidentAtWork, reported } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const restored = {
  ciIds: ['mail-01'],
  resolutionCode: 'fixed',
  cause: 'configuration',
  resolution: 'The setting that blocked the service was put right.',
};

describe.each(bothDatabases)('an inbox filtered by fields of the record, on %s', (database) => {
  let server: TestServer;
  let atWork: Task;
  beforeAll(async () => {
    server = await givenAServer({ database, at: '2026-03-02T09:00:00+08:00' });
    atWork = await anIncidentAtWork(server);
    await reported(server, { serviceId: 'hr', title: 'Leave cannot be asked for' });
  });
  afterAll(() => server.close());

  async function found(filter: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
    const response = await (await server.as('li-na')).list('/api/tasks', { filter });
    expect(response.status, response.text).toBe(200);
    return (response.body as Task[]).map(({ elementId }) => elementId);
  }

  test('given several fields, then tasks are found whose record has all of them', async () => {
    expect(
      await found({ status: 'open', serviceId: 'mail', category: 'software', priority: atWork.recordPriority }),
    ).toEqual(['UT4_diagnose']);
    expect(await found({ status: 'open', serviceId: 'hr', category: 'software' })).toEqual([]);
  });

  test('given several values of a field, then each of them counts', async () => {
    expect((await found({ queue: 'groups', serviceId: ['mail', 'hr'] })).toSorted()).toEqual(['UT2_classify']);
    expect((await found({ status: 'open', serviceId: ['mail', 'hr'] })).toSorted()).toEqual([
      'UT2_classify',
      'UT4_diagnose',
    ]);
  });

  test('given a register filtered by several fields, then it has the records with all of them, and their number also behind the last page', async () => {
    const register = async (filter: Readonly<Record<string, unknown>>, range: readonly [number, number] = [0, 24]) => {
      const response = await (await server.as('li-na')).list('/api/records/incident', { filter, range });
      expect(response.status, response.text).toBe(200);
      const rows = response.body as { readonly fields: Readonly<Record<string, unknown>> }[];
      return { services: rows.map(({ fields }) => fields['serviceId']), range: response.headers['content-range'] };
    };
    const both = { serviceId: ['mail', 'hr'], status: ['new', 'in-progress'] };

    expect(await register({ ...both, category: 'software', priority: atWork.recordPriority })).toEqual({
      services: ['mail'],
      range: 'records 0-0/1',
    });
    expect((await register(both)).services.toSorted()).toEqual(['hr', 'mail']);
    expect(await register({ serviceId: 'hr', category: 'software' })).toEqual({ services: [], range: 'records */0' });
    expect(await register(both, [5, 9])).toEqual({ services: [], range: 'records */2' });
  });

  test('given a field that is in no inbox, then it is refused and those that are allowed are named', async () => {
    const response = await (await server.as('li-na')).list('/api/tasks', { filter: { symptom: 'slow' } });

    expect(response.status).toBe(400);
    expect(response.body.errors[0]).toMatchObject({ path: 'filter.symptom', code: 'not-allowed' });
  });

  test('given a task that is done, then no inbox has it and it is still found among the completed ones', async () => {
    const li = await server.as('li-na');
    const values = { workLog: 'Not solved at the desk.', outcome: 'pass-on' };

    const done = await li.post(`/api/tasks/${atWork.id}/complete`, { values });

    expect(done.status, done.text).toBe(200);
    expect(await found({ queue: 'mine', serviceId: 'mail' })).toEqual([]);
    expect((await found({ status: 'completed', serviceId: 'mail' })).toSorted()).toEqual([
      'UT2_classify',
      'UT4_diagnose',
    ]);
    expect(await offers()).toEqual(await openTasks());
  });

  test('given a record that is closed and has no open task, then it leaves the index of open work and is found all the same', async () => {
    const { recordId } = atWork;
    const live = () => rows('SELECT DISTINCT live AS value FROM record_field WHERE record_id = ?', [recordId]);
    const steps = [
      ['wang-lei', {}],
      ['wang-lei', { workLog: 'A worker process hung and was restarted.', outcome: 'solved' }],
      ['wang-lei', { ...restored, serviceRestoredAt: '2026-03-02T09:00:00+08:00' }],
    ] as const;
    for (const [account, values] of steps) await completeNext(account, values);
    expect(await live()).toEqual([1]);

    await completeNext('zhang-wei', { solved: 'yes', csat: '5' });

    expect(await live()).toEqual([0]);
    expect(await found({ status: 'completed', serviceId: 'mail' })).toContain('UT8_confirm');
    expect(await offers()).toEqual(await openTasks());
  });

  async function completeNext(account: string, values: Readonly<Record<string, unknown>>): Promise<void> {
    const person = await server.as(account);
    const filter = { recordId: atWork.recordId, status: 'open' };
    const [task] = (await person.list('/api/tasks', { filter })).body as Task[];
    const done = await person.post(`/api/tasks/${task?.id}/complete`, { values });
    expect(done.status, done.text).toBe(200);
  }

  async function rows(sql: string, params: readonly unknown[] = []): Promise<readonly unknown[]> {
    return (await server.database.reader.query<{ value: unknown }>(sql, params)).map(({ value }) => value);
  }
  const offers = () => rows('SELECT DISTINCT task_id AS value FROM task_candidate WHERE open = 1 ORDER BY task_id');
  const openTasks = () =>
    rows(`SELECT t.id AS value FROM task t WHERE t.status = 'open'
      AND EXISTS (SELECT 1 FROM task_candidate c WHERE c.task_id = t.id) ORDER BY t.id`);
});
