import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RuleDraft } from '../../../server/contract/rule-draft.ts';
import type { Task } from '../../../server/contract/task.ts';
import type { WhatIfView } from '../../../server/contract/what-if.ts';
import { insertMany } from '../../../server/database/insert-many.ts';
import type { Client } from '../../support/client.ts';
import { anIncidentAtWork } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { beginDraft, stricter } from './support.ts';

describe.each(['sqlite', 'postgres'] as const)('what a draft would have decided, on %s', (database) => {
  let server: TestServer;
  let author: Client;
  let draft: RuleDraft;
  let task: Task;
  beforeAll(async () => {
    server = await givenAServer({ database });
    task = await anIncidentAtWork(server);
    author = await server.as('chen-min');
    draft = await beginDraft(author, 'shared.priority');
  });
  afterAll(() => server.close());

  const start = (client: Client, body: object) => client.post(`/api/rule-drafts/${draft.id}/what-if`, body);
  /** Asks until the replay has ended, as the page does. */
  const ended = async (client: Client, id: string): Promise<WhatIfView> => {
    for (;;) {
      const { body } = await client.get(`/api/what-ifs/${id}`);
      if (body.status !== 'running') return body as WhatIfView;
    }
  };
  /** Copies of the one logged decision about priority. */
  const logged = async (copies: number) => {
    const [one] = await server.database.reader.query<Record<string, unknown>>(
      "SELECT at, rule_set, content_hash, facts, fired_rows, result, instance_id, record_id, element_id FROM decision_log WHERE rule_set = 'priority' LIMIT 1",
    );
    await server.database.unitOfWork((tx) =>
      insertMany(
        tx,
        'decision_log',
        Array.from({ length: copies }, () => one ?? {}),
      ),
    );
  };

  test('given one decision and a stricter draft that is not saved, then it is listed old and new with its record', async () => {
    const answer = await start(author, { days: 30, content: stricter(draft.content) });
    const done = await ended(author, answer.body.id);
    const changes = await author.list(`/api/what-ifs/${done.id}/changes`);

    expect([answer.status, done]).toMatchObject([
      202,
      { status: 'done', total: 1, done: 1, changed: 1, ruleSet: 'shared.priority' },
    ]);
    expect(changes.body).toEqual([
      {
        id: expect.any(String),
        at: '2026-03-02T01:00:00.000Z',
        recordId: task.recordId,
        recordType: 'incident',
        recordNumber: task.recordNumber,
        facts: { impact: 2, urgency: 2 },
        before: { result: { priority: 'P2' }, rows: ['PM-I2U2'] },
        after: { result: { priority: 'P1' }, rows: ['PM-I2U2'] },
      },
    ]);
  });

  test('given the draft as it was saved, which is what is in force, then nothing would change', async () => {
    expect(await ended(author, (await start(author, { days: 30 })).body.id)).toMatchObject({ done: 1, changed: 0 });
  });

  test('given the decisions of earlier than the days asked for, then none is replayed', async () => {
    server.clock.set(new Date('2026-03-05T09:00:00+08:00'));
    const fresh = await server.as('chen-min');

    expect(await ended(fresh, (await start(fresh, { days: 1 })).body.id)).toMatchObject({ status: 'done', total: 0 });
    server.clock.set(new Date('2026-03-02T09:00:00+08:00'));
    author = await server.as('chen-min');
  });

  test('given 3,000 decisions, when a second is asked for meanwhile, then refused; the first is stopped and what it found stays', async () => {
    await logged(3000);
    const first = await start(author, { days: 30, content: stricter(draft.content) });
    const second = await start(author, { days: 30 });
    const stopped = await author.post(`/api/what-ifs/${first.body.id}/cancel`);
    const { headers } = await author.list(`/api/what-ifs/${first.body.id}/changes`);

    expect([first.body.total, second.status, second.body.code]).toEqual([3001, 429, 'TOO_MANY_REQUESTS']);
    expect([stopped.body.status, stopped.body.done < 3001]).toEqual(['canceled', true]);
    expect(Number(headers['content-range']?.split('/')[1])).toBe(stopped.body.changed);
  });

  test('given 3,000 decisions, then all are replayed, page by page', async () => {
    const whole = await ended(author, (await start(author, { days: 30, content: stricter(draft.content) })).body.id);

    expect(whole).toMatchObject({ status: 'done', total: 3001, done: 3001, changed: 3001 });
  });

  test('given a replay of somebody else, then it is not there', async () => {
    const mine = (await start(author, { days: 30 })).body.id;
    await ended(author, mine);
    const other = await server.as('lin-xia');

    expect([
      (await other.get(`/api/what-ifs/${mine}`)).status,
      (await other.list(`/api/what-ifs/${mine}/changes`)).status,
    ]).toEqual([404, 404]);
  });

  test('given a replay, when its server stops, then it is interrupted, its asker finds it again, and it goes on once', async () => {
    // One was begun in a year to come.
    await server.database.unitOfWork((tx) => tx.execute('DELETE FROM what_if WHERE total = 0'));
    server.clock.set(new Date(server.clock.now().getTime() + 1000));
    const { id } = (await start(author, { days: 30, content: stricter(draft.content) })).body;
    server = await server.restarted();
    author = await server.as('chen-min');
    const found = await author.get(`/api/rule-drafts/${draft.id}/what-if`);
    const again = await author.post(`/api/what-ifs/${id}/resume`);
    const whole = await ended(author, id);
    const twice = await author.post(`/api/what-ifs/${id}/resume`);

    expect(found.body).toMatchObject({ id, status: 'interrupted', total: 3001 });
    expect([again.status, again.body.status]).toEqual([202, 'running']);
    expect(whole).toMatchObject({ status: 'done', total: 3001, done: 3001, changed: 3001 });
    expect([twice.status, twice.body.code]).toEqual([409, 'WHAT_IF_NOT_INTERRUPTED']);
  });

  test('given a replay whose node was lost, when nobody has heard of it for a minute, then it is interrupted, and goes on from its last page', async () => {
    const { id } = (await start(author, { days: 30, content: stricter(draft.content) })).body;
    await ended(author, id);
    await server.database.unitOfWork(async (tx) => {
      await tx.execute(
        'DELETE FROM what_if_change WHERE what_if_id = ? AND decision_seq > (SELECT last - 1000 FROM what_if WHERE id = ?)',
        [id, id],
      );
      await tx.execute(
        `UPDATE what_if SET status = 'running', ended_at = NULL, position = last - 1000, done = 2001, changed = 2001 WHERE id = ?`,
        [id],
      );
    });
    const status = async () => (await author.get(`/api/what-ifs/${id}`)).body.status;
    await server.at(new Date(server.clock.now().getTime() + 50_000).toISOString());
    const meanwhile = await status();
    await server.at(new Date(server.clock.now().getTime() + 20_000).toISOString());
    const lost = await status();
    await author.post(`/api/what-ifs/${id}/resume`);

    expect([meanwhile, lost]).toEqual(['running', 'interrupted']);
    expect(await ended(author, id)).toMatchObject({ status: 'done', done: 3001, changed: 3001 });
  });

  test('given a restricted record, when somebody without need to know replays, then its decision is neither replayed nor counted', async () => {
    await server.database.unitOfWork((tx) =>
      tx.execute('UPDATE record SET restricted = 1 WHERE id = ?', [task.recordId]),
    );
    const other = await server.as('han-mei');

    expect(await ended(other, (await start(other, { days: 30 })).body.id)).toMatchObject({ total: 0, done: 0 });
  });

  test('given a draft that cannot run, or no right, then refused and nothing begins', async () => {
    const count = async () => (await server.database.reader.query('SELECT id FROM what_if')).length;
    const before = await count();
    const [row] = draft.content.rows;
    const broken = { ...draft.content, rows: [{ ...row, when: { nothing: { equal: 1 } } }] };

    expect([
      (await start(author, { days: 30, content: broken })).body.code,
      (await start(await server.as('li-na'), { days: 30 })).status,
      await count(),
    ]).toEqual(['RULE_SET_INVALID', 403, before]);
  });
});
