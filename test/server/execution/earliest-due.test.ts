import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedWork } from '../../../bench/seed-work.ts';
import type { Task } from '../../../server/contract/task.ts';
import { bothDatabases } from '../../support/database.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

describe.each(bothDatabases)('when a task is due at the earliest, on %s', (dialect) => {
  let server: TestServer;
  let task: Task;
  beforeAll(async () => {
    server = await givenAServer({ database: dialect, at: '2026-03-02T09:00:00+08:00' });
    task = await anIncidentAtWork(server);
  });
  afterAll(() => server.close());

  const earliest = async () => {
    const [row] = await server.database.reader.query<{ earliest_due_at: string | null; sla_metric: string | null }>(
      'SELECT earliest_due_at, sla_metric FROM task WHERE id = ?',
      [task.id],
    );
    return row?.earliest_due_at ?? null;
  };
  const change = (sql: string, params: readonly unknown[]) =>
    server.database.unitOfWork((tx) => tx.execute(sql, [...params]));
  const ownDue = (due: string | null) => change('UPDATE task SET due_at = ? WHERE id = ?', [due, task.id]);
  const clockDue = (due: string | null) =>
    change('UPDATE sla_clock SET due_at = ? WHERE record_id = ? AND metric = ? AND latest = 1', [
      due,
      task.recordId,
      'resolution',
    ]);

  test('given a clock that is paused and goes on two hours later, then the task tells its due again, two hours later', async () => {
    const desk = await server.as('li-na');
    await change(`UPDATE task SET due_at = NULL, sla_metric = 'resolution' WHERE id = ?`, [task.id]);
    const before = await earliest();
    expect((await desk.post(`/api/tasks/${task.id}/hold`, { reason: 'waiting-customer' })).status).toBe(200);
    const paused = await earliest();
    await server.at('2026-03-02T11:00:00+08:00');
    // The session has ended meanwhile.
    expect((await (await server.as('li-na')).post(`/api/tasks/${task.id}/resume`)).status).toBe(200);
    const after = await earliest();
    expect(before).not.toBeNull();
    expect(paused).toBeNull();
    expect(Date.parse(after ?? '') - Date.parse(before ?? '')).toBe(2 * 3_600_000);
    const wrong = await server.database.reader.query(
      `SELECT t.id, t.due_at, k.due_at AS clock, t.earliest_due_at FROM task t
         LEFT JOIN sla_clock k ON k.record_id = t.record_id AND k.metric = t.sla_metric AND k.latest = 1
       WHERE COALESCE(t.earliest_due_at, '') <>
         COALESCE(CASE WHEN k.due_at < t.due_at THEN k.due_at ELSE t.due_at END, t.due_at, k.due_at, '')`,
    );
    expect(wrong).toEqual([]);
  });

  const [sooner, later] = ['2026-03-03T01:00:00.000Z', '2026-03-04T01:00:00.000Z'];
  test.each([
    ['its own due', sooner, later, sooner],
    ['that of its clock', later, sooner, sooner],
    ['its own while the clock is paused', later, null, later],
    ['that of its clock when it has none of its own', null, later, later],
    ['nothing', null, null, null],
  ])('given both, then it is %s, whichever was written last', async (_, own, clock, expected) => {
    await change('UPDATE task SET sla_metric = ? WHERE id = ?', ['resolution', task.id]);
    await ownDue(own);
    await clockDue(clock);
    expect(await earliest()).toBe(expected);
    await ownDue('2026-03-09T01:00:00.000Z');
    await ownDue(own);
    expect(await earliest()).toBe(expected);
  });
});

describe.each(bothDatabases)('a queue of 2,500 offered tasks, on %s', (dialect) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await givenAServer({ database: dialect, at: '2026-03-02T09:00:00+08:00' });
    await seedWork(server.database, { openTasks: 5_000, closedTasks: 100 });
    await server.database.unitOfWork(async (tx) => {
      const some = (digit: number) => `id LIKE '%${digit}'`;
      await tx.execute(`UPDATE record SET restricted = 1, requester_id = NULL WHERE type = 'incident' AND ${some(3)}`);
      await tx.execute(`UPDATE task SET assignee_id = 'wang-lei' WHERE status = 'open' AND ${some(4)}`);
      await tx.execute(`UPDATE task SET due_at = NULL WHERE status = 'open' AND ${some(5)}`);
    });
  });
  afterAll(() => server.close());

  test.each([
    ['the first page', [0, 24]],
    ['a page in the middle', [1_000, 1_024]],
    ['the last page', [2_000, 2_199]],
    ['a page behind the last', [4_000, 4_024]],
  ] as const)(
    'given %s, then it has what the same list has when it is collected and sorted, in the same order, and none of what the reader has taken',
    async (_, range) => {
      const reader = await server.as('wang-lei');
      const list = async (filter: object) => {
        const answer = await reader.list('/api/tasks', { filter: { ...filter }, sort: ['due', 'ASC'], range });
        expect(answer.status, answer.text).toBe(200);
        return { ids: (answer.body as Task[]).map(({ id }) => id), range: answer.headers['content-range'] };
      };
      const walked = await list({ queue: 'groups' });
      expect(walked).toEqual(await list({ queue: 'groups', processId: 'restore-service' }));
      expect(Number(walked.range?.split('/')[1])).toBeGreaterThan(2_000);
      expect(walked.ids.filter((id) => id.endsWith('4'))).toEqual([]);
    },
  );

  test('given restricted records among them, then staff are told of open tasks without those they have no part in', async () => {
    const reader = await server.as('wang-lei');
    const answer = await reader.list('/api/tasks', { filter: { status: 'open' } });
    const [row] = await server.database.reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM task t JOIN record r ON r.id = t.record_id WHERE t.status = 'open' AND (r.restricted = 0
         OR t.assignee_id = 'wang-lei' OR EXISTS (SELECT 1 FROM task_candidate c WHERE c.task_id = t.id AND c.candidate = 'APP'))`,
    );
    expect(row?.n).toBeLessThan(5_000);
    expect(answer.headers['content-range']).toBe(`tasks 0-24/${row?.n}`);
  });
});
