import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { scenario } from '../../../rules/schema/scenario.ts';
import { agenda as agendaOf, minutes as minutesOf } from '../../../server/contract/change-board.ts';
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
    const listed = await (await server.as('wang-lei')).get('/api/change-board/minutes');
    expect(minutesOf.array().parse(listed.body)).toHaveLength(1);
    expect((await (await server.as('zhang-wei')).get('/api/change-board/minutes')).status).toBe(403);
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
