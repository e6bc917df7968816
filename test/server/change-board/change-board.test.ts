import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scenario } from '../../../rules/schema/scenario.ts';
import { agenda as agendaOf, boardMeeting, minutes as minutesOf } from '../../../server/contract/change-board.ts';
import { runScenario } from '../../scenarios/runner/run-scenario.ts';
import { storyOn } from '../../scenarios/runner/start-server.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const path = 'processes/change/scenarios/s-20-veto-of-the-board.json';
const veto = scenario.parse(JSON.parse(readFileSync(path, 'utf8'))).steps;

describe.each(['sqlite', 'postgres'] as const)('given a change before the board on %s', (dialect) => {
  let server: TestServer;
  let minutesId = '';

  beforeAll(async () => {
    server = await givenAServer({ database: dialect, at: '2026-03-02T08:00:00+08:00' });
    expect(await runScenario(storyOn(server), veto.slice(0, 4))).toEqual([]);
  });
  afterAll(() => server.close());

  const agendaFor = async (account: string) => {
    const answer = await (await server.as(account)).get('/api/change-board/agenda');
    expect(answer.status, answer.text).toBe(200);
    return agendaOf.parse(answer.body);
  };
  const write = async (account: string, body: object) =>
    (await server.as(account)).post('/api/change-board/minutes', { heldOn: '2026-03-02', remarks: '', ...body });

  test('when one of five has voted, then the agenda says quorum, vetoes, and what each of the others owes, to those who may read the change', async () => {
    const { items, mayWriteMinutes } = await agendaFor('ma-rui');
    const [item] = items;

    expect([items.length, mayWriteMinutes]).toEqual([1, false]);
    expect(item).toMatchObject({ riskLevel: 'high', outcome: 'open', needed: '2/3', minimum: 3, deciding: 1 });
    expect([item?.quorate, item?.vetoed, item?.votes.map(({ voter, decision }) => [voter.id, decision])]).toEqual([
      false,
      false,
      [['xu-fang', 'approve']],
    ]);
    const owed = item?.waiting.map(({ voter, mayVeto, mine }) => [voter?.id, mayVeto, mine]);
    expect(owed?.toSorted()).toEqual([
      ['guo-bin', true, false],
      ['ma-rui', true, true],
      ['qian-li', false, false],
      ['shi-lei', false, false],
    ]);
    expect((await agendaFor('qian-li')).items[0]?.waiting.filter(({ mine }) => mine)).toHaveLength(1);
    expect((await agendaFor('zhang-wei')).items).toEqual([]);
  });

  const onAgenda = async (date: string, account = 'xu-fang') => {
    const answer = await (await server.as(account)).get('/api/change-board/agenda').query({ date });
    return answer.status === 200 ? agendaOf.parse(answer.body) : answer.status;
  };
  const meetingsFor = async (account: string) =>
    boardMeeting.array().parse((await (await server.as(account)).get('/api/change-board/meetings')).body);

  test('when the meetings are asked for, then they are those of the rule, and the change is on the agenda of the next one alone', async () => {
    const meetings = await meetingsFor('xu-fang');
    expect(meetings.map(({ date, state, changes }) => [date, state, changes]).slice(3, 7)).toEqual([
      ['2026-02-25', 'over', null],
      ['2026-03-04', 'next', 1],
      ['2026-03-11', 'later', 0],
      ['2026-03-18', 'later', 0],
    ]);
    expect(meetings[4]?.hours).toEqual({
      ...{ start: '2026-03-04T06:00:00.000Z', end: '2026-03-04T07:30:00.000Z', closes: '2026-03-03T06:00:00.000Z' },
    });
    expect((await meetingsFor('zhang-wei'))[4]?.changes).toBe(0);

    const next = await onAgenda('2026-03-04');
    expect(next).toMatchObject({ date: '2026-03-04', items: [{ riskLevel: 'high' }], mayWriteMinutes: false });
    expect(await onAgenda('2026-03-11')).toMatchObject({ items: [] });
    expect(await onAgenda('2026-02-25')).toMatchObject({ items: [], mayWriteMinutes: true });
    expect(await onAgenda('2026-02-25', 'ma-rui')).toMatchObject({ mayWriteMinutes: false });
  });

  test.each(['2026-03-02', '2026-03-05', '2027-12-01', '9999-12-31', '0001-01-01'])(
    'when %s is asked for, on which there is no meeting or none is planned yet, then that is not found',
    async (date) => {
      expect(await onAgenda(date)).toBe(404);
    },
  );

  test('when minutes are to be written of a day without a meeting, then that is refused and nothing is kept', async () => {
    const answer = await write('xu-fang', { attendees: ['xu-fang'], heldOn: '2026-02-26' });
    expect([answer.status, answer.body.errors[0]?.code]).toEqual([400, 'no-meeting']);
    expect(await server.database.reader.query('SELECT id FROM board_minutes')).toEqual([]);
    for (const date of ['soon', '2026-02-30']) expect(await onAgenda(date)).toBe(400);
  });

  test('when a member vetoes and the change manager writes minutes, then they hold every vote, and who may not read the change sees none of it', async () => {
    const story = storyOn(server);
    const answers = { 'guo-bin': 'approve', 'ma-rui': 'reject' };
    for (const [account, decision] of Object.entries(answers)) {
      const own = (await agendaFor(account)).items[0]?.waiting.find(({ mine }) => mine);
      const values = { decision, ...(decision === 'reject' ? { comment: '磁盘<未>加密' } : {}) };
      expect((await story.call(account, 'post', `/api/tasks/${own?.taskId}/complete`, { values })).status).toBe(200);
    }
    expect((await agendaFor('xu-fang')).items).toEqual([]);
    expect((await write('ma-rui', { attendees: ['ma-rui'] })).status).toBe(403);
    expect((await write('xu-fang', { attendees: ['nobody-known'] })).status).toBe(400);
    expect((await write('xu-fang', { attendees: ['xu-fang'], heldOn: '2026-03-03' })).status).toBe(400);

    const answer = await write('xu-fang', { attendees: ['xu-fang', 'ma-rui'], remarks: 'Encrypt, then come back.' });
    expect(answer.status, answer.text).toBe(201);
    const { id, items, attendees } = minutesOf.parse(answer.body);
    minutesId = id;
    expect(attendees.map((person) => person.id)).toEqual(['xu-fang', 'ma-rui']);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ outcome: 'rejected', vetoed: true, deciding: 3, quorate: true });
    expect(items[0]?.votes.map(({ voter, comment }) => [voter.id, comment])).toEqual([
      ['xu-fang', null],
      ['guo-bin', null],
      ['ma-rui', '磁盘<未>加密'],
    ]);
    const listed = async (query: object) =>
      minutesOf.array().parse((await (await server.as('wang-lei')).get('/api/change-board/minutes').query(query)).body);
    expect(await listed({})).toHaveLength(1);
    expect(await listed({ date: '2026-03-02' })).toHaveLength(1);
    expect(await listed({ date: '2026-03-04' })).toEqual([]);
    expect((await (await server.as('zhang-wei')).get('/api/change-board/minutes')).status).toBe(403);
  });

  test('when the board has decided on another day than that of its meeting, then that day is one of its days with the decision, and the next agenda is empty', async () => {
    const [, , , , extra, next] = await meetingsFor('xu-fang');
    expect([extra, next?.date, next?.changes]).toEqual([
      { date: '2026-03-02', hours: null, state: 'over', changes: null, minutes: true },
      '2026-03-04',
      0,
    ]);
    expect(await onAgenda('2026-03-02')).toMatchObject({ items: [{ outcome: 'rejected', waiting: [] }], hours: null });
    expect(await onAgenda('2026-03-04')).toMatchObject({ items: [] });
  });

  test('when minutes are printed, then they are in the language wanted, and what people typed is text', async () => {
    const reader = await server.as('wang-lei');
    const printed = (language: string) =>
      reader.get(`/api/change-board/minutes/${minutesId}/document`).query({ language });
    const chinese = await printed('zh');
    expect(chinese.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(chinese.text).toContain('<h1>变更顾问委员会会议纪要 2026-03-02</h1>');
    expect(chinese.text).toContain('磁盘&#60;未&#62;加密');
    expect(chinese.text).toContain('驳回 (否决)');
    expect((await printed('en')).text).toContain('rejected (Veto)');
    expect((await printed('fr')).status).toBe(400);
    const other = '/api/change-board/minutes/00000000-0000-4000-8000-000000000000/document';
    expect((await reader.get(other)).status).toBe(404);
  });

  test('when somebody tries to change or remove minutes in the database, then it refuses, and writing them was audited', async () => {
    const { unitOfWork, reader } = server.database;
    for (const sql of [`UPDATE board_minutes SET held_on = '2026-01-01'`, 'DELETE FROM board_minutes'])
      await expect(unitOfWork((tx) => tx.execute(sql))).rejects.toThrow('minutes are never changed');
    const audit = await reader.query<{ actor_id: string }>(
      `SELECT actor_id FROM audit_trail WHERE action = 'board-minutes-written' AND entity_id = ?`,
      [minutesId],
    );
    expect(audit).toEqual([{ actor_id: 'xu-fang' }]);
  });
});
