import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ArticleAnswer } from '../../../server/contract/knowledge.ts';
import type { Client } from '../../support/client.ts';
import { bothDatabases } from '../../support/database.ts';
import { givenKnowledge } from '../../support/knowledge.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';

const article = { type: 'knowledge-article', help: 'Do as it says.' } as const;

describe.each(bothDatabases)('articles on %s', (database) => {
  let server: TestServer;
  let requester: Client;
  let desk: Client;
  beforeAll(async () => {
    server = await givenAServer({ database });
    await givenKnowledge(
      server,
      {
        ...article,
        number: 'KB000001',
        title: '搜索一直转圈',
        symptom: '搜索页面一直转圈，没有结果',
        serviceId: 'wiki',
        audience: 'everyone',
      },
      { ...article, number: 'KB000002', title: 'Outlook hangs at start', serviceId: 'mail', audience: 'everyone' },
      {
        ...article,
        number: 'KB000003',
        title: 'Outlook hangs: restart the queue',
        serviceId: 'mail',
        audience: 'provider',
      },
      { ...article, number: 'KB000004', title: 'Outlook hangs, without an audience', serviceId: 'mail' },
      { ...article, number: 'KB000005', title: 'Outlook hangs, a draft', audience: 'everyone', status: 'draft' },
      { ...article, number: 'KB000006', title: 'Outlook hangs, of old', audience: 'everyone', status: 'retired' },
      { ...article, number: 'KB000007', title: 'Outlook hangs abroad', serviceId: 'gone', audience: 'everyone' },
      {
        type: 'known-error',
        number: 'KER000001',
        title: 'Outlook hangs at start',
        help: 'Kill it.',
        serviceId: 'mail',
      },
    );
    requester = await server.as('zhang-wei');
    desk = await server.as('li-na');
  });
  afterAll(() => server.close());

  const found = async (client: Client, query: object): Promise<ArticleAnswer> => {
    const answer = await client.get('/api/articles').query(query);
    expect(answer.status, answer.text).toBe(200);
    return answer.body as ArticleAnswer;
  };
  const numbers = async (client: Client, query: object) =>
    (await found(client, query)).rows.map(({ number }) => number);

  test('given a requester, then nothing internal, unpublished or of a service not offered is found, counted or read', async () => {
    expect(await found(requester, {})).toMatchObject({ total: 2, rows: [{}, {}] });
    expect(await numbers(requester, { q: 'Outlook hangs' })).toEqual(['KB000002']);
    for (const number of ['KB000003', 'KB000004', 'KB000005', 'KB000006', 'KB000007', 'KER000001', 'ker000001'])
      expect((await requester.get(`/api/articles/${number}`)).status, number).toBe(404);
    expect((await requester.get('/api/articles/kb000002')).body).toMatchObject({
      title: 'Outlook hangs at start',
      solution: 'Do as it says.',
      forEveryone: true,
    });
  });

  test('given the provider’s people, then internal articles are found too, drafts are not', async () => {
    expect((await numbers(desk, { q: 'Outlook hangs' })).toSorted()).toEqual([
      'KB000002',
      'KB000003',
      'KB000004',
      'KB000007',
    ]);
    expect((await desk.get('/api/articles/KB000003')).body).toMatchObject({ forEveryone: false });
  });

  test('given a report in other words, then the article is found, in Chinese as in English', async () => {
    expect(await numbers(requester, { q: '搜索不了\n页面一直在转圈', serviceId: 'wiki' })).toEqual(['KB000001']);
    expect(await numbers(requester, { q: 'My outlook is hanging since noon', serviceId: 'mail' })).toEqual([
      'KB000002',
    ]);
  });

  test('given a report about something else, then the service alone suggests nothing', async () => {
    expect(await found(requester, { q: '打印机卡纸', serviceId: 'wiki' })).toEqual({ rows: [], total: 0 });
    expect(await found(requester, { q: '', serviceId: 'wiki' })).toEqual({ rows: [], total: 0 });
  });

  test('given a part of a word, a number or signs of a pattern, then they are looked for as they stand', async () => {
    expect(await numbers(requester, { q: '转' })).toEqual(['KB000001']);
    expect(await numbers(requester, { q: 'kb000002' })).toEqual(['KB000002']);
    expect(await numbers(requester, { q: '%' })).toEqual([]);
  });

  test('given nobody, a program, or a text too long, then it is refused', async () => {
    expect((await server.anonymous().get('/api/articles')).status).toBe(401);
    expect((await (await server.as('monitoring')).get('/api/articles')).status).toBe(403);
    expect((await requester.get('/api/articles').query({ q: 'x'.repeat(1001) })).status).toBe(400);
    expect((await requester.get('/api/articles').query({ most: 51 })).status).toBe(400);
  });
});
