import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SearchAnswer } from '../../server/contract/search.ts';
import type { Client } from '../support/client.ts';
import { bothDatabases } from '../support/database.ts';
import { reported } from '../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../support/server.ts';

describe.each(bothDatabases)('searching on %s', (database) => {
  let server: TestServer;
  let zhang: Client;
  let desk: Client;
  let other: Client;
  beforeAll(async () => {
    server = await givenAServer({ database });
    await reported(server, { serviceId: 'mail', title: '邮件服务无法发送附件' });
    await reported(server, { serviceId: 'erp', title: 'Reports 100% wrong_sum' });
    zhang = await server.as('zhang-wei');
    desk = await server.as('li-na');
    other = await server.as('wu-di');
    const path = '/api/records/incident/INC000001/comments';
    await zhang.post(path, { text: '重启后仍有故障' });
    await desk.post(path, { text: 'Ask the vendor quietly', internal: true });
  });
  afterAll(() => server.close());

  const find = async (client: Client, q: string): Promise<SearchAnswer> => {
    const answer = await client.get('/api/search').query({ q });
    expect(answer.status, answer.text).toBe(200);
    return answer.body as SearchAnswer;
  };
  const numbers = async (client: Client, q: string) => (await find(client, q)).records.rows.map(({ number }) => number);

  test.each([
    ['two characters in the middle of a title', '无法', ['INC000001']],
    ['words of a title in any order', 'wrong_sum reports', ['INC000002']],
    ['a sign that means anything to a database', '100%', ['INC000002']],
    ['a sign that means one character to a database', 'wrong%sum', []],
    ['what the description says', 'since this morning', ['INC000001', 'INC000002']],
    ['what a comment says', '仍有故障', ['INC000001']],
    ['one word of the title and one of a comment', '邮件 仍有故障', ['INC000001']],
    ['part of a number', 'inc00000', ['INC000001', 'INC000002']],
    ['what nobody wrote', '不存在的词', []],
  ])('given %s, then %s finds what contains it', async (_case, q, expected) => {
    expect((await numbers(desk, q)).toSorted()).toEqual(expected);
  });

  test('given a number in small letters, then its record is named apart', async () => {
    expect((await find(zhang, 'inc000001')).exact).toMatchObject({
      number: 'INC000001',
      type: 'incident',
      stage: { en: 'Received', zh: '已收到' },
      open: true,
    });
  });

  test('given an internal comment, then it leads the desk to its record, and its requester nowhere', async () => {
    expect(await numbers(desk, 'quietly')).toEqual(['INC000001']);
    expect((await find(zhang, 'quietly')).records).toEqual({ rows: [], total: 0 });
  });

  test('given records of others, then neither rows nor counts nor the number tell of them', async () => {
    const byText = await find(other, '邮件');
    const byNumber = await find(other, 'INC000001');

    for (const answer of [byText, byNumber]) {
      expect(answer.exact).toBeNull();
      expect(answer.records).toEqual({ rows: [], total: 0 });
    }
  });

  test('given people and configuration items, then those who may know them find them by name and id', async () => {
    expect((await find(desk, '张伟')).people.rows).toMatchObject([{ value: 'zhang-wei' }]);
    expect((await find(desk, 'mail-01')).configurationItems.rows).toHaveLength(1);
    expect((await find(other, '张伟')).people.total).toBe(0);
    expect((await find(other, 'mail-01')).configurationItems.total).toBe(0);
  });

  test('given a suspicion of a security case, then the desk no longer finds the record', async () => {
    await server.database.unitOfWork((tx) => tx.execute(`UPDATE record SET restricted = 1 WHERE number = 'INC000002'`));
    const resolver = await server.as('wang-lei');

    expect(await numbers(resolver, 'wrong_sum')).toEqual([]);
    expect((await find(resolver, 'INC000002')).exact).toBeNull();
  });

  test.each(['', '   ', 'x'.repeat(201)])('given nothing to look for, or too much, then 400', async (q) => {
    expect((await desk.get('/api/search').query({ q })).status).toBe(400);
  });
});
