import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { aFolder } from '../../support/database.ts';
import { reported } from '../../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../../support/server.ts';
import { at, beginDraft, published, readRuleSet, reason, saveDraft, stricter, submitDraft } from './support.ts';

test('given two nodes, when a version is approved on one, then the next case on the other takes it', async () => {
  const first = await givenAServer({ database: 'postgres' });
  const second = await first.secondNode();
  await published(first, 'shared.priority', stricter);
  await reported(second, { serviceId: 'mail', title: 'Mail cannot be sent' });
  const { body } = await (await second.as('lin-xia')).list('/api/rule-sets/shared.priority/running');
  await second.leave();
  await first.close();

  expect(body).toMatchObject([{ version: 2, rebound: false }]);
});

test('given two nodes, when a version is approved on one, then the pages of the other show it at its next poll, without a restart', async () => {
  const first = await givenAServer({ database: 'postgres' });
  const second = await first.secondNode();
  const reader = await second.as('lin-xia');
  const versions = async () => {
    const { body } = await reader.get('/api/processes');
    return (body as readonly { id: string; version: number }[]).map(({ id, version }) => [id, version]);
  };
  const before = await versions();
  await published(first, 'incident.impact', (set) => ({
    ...set,
    name: { en: 'Impact by state', zh: '按状态的影响度' },
  }));
  await second.settle();
  const after = await versions();
  await second.leave();
  await first.close();

  expect(before).toContainEqual(['incident', 1]);
  expect(after).toContainEqual(['incident', 2]);
});

test('given an approved version, when an update brings another file, then what people approved stays, and the update is set aside', async () => {
  const folder = aFolder();
  cpSync('processes', folder, { recursive: true });
  let server = await givenAServer({ config: { packagesDirectories: [folder] } });
  await published(server, 'shared.priority', stricter);
  const update = (path: string) => {
    const file = join(folder, path);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"zh":', '"zh" :'));
  };
  update('shared/rules/priority.json');
  update('incident/rules/impact.json');
  server = await server.restarted();
  const author = await server.as('chen-min');
  const [priority, impact] = [
    await readRuleSet(author, 'shared.priority'),
    await readRuleSet(author, 'incident.impact'),
  ];
  const draft = await beginDraft(author, 'shared.priority', 3);
  await server.close();
  rmSync(folder, { recursive: true });

  expect(priority.versions.map(({ number, state, origin }) => [number, state, origin])).toEqual([
    [3, 'set-aside', 'package'],
    [2, 'in-force', 'published'],
    [1, 'superseded', 'package'],
  ]);
  expect([impact.version, draft.base, draft.changes.rows.map(({ id }) => id)]).toEqual([2, 2, ['PM-I2U2']]);
});

test.each(['sqlite', 'postgres'] as const)(
  'given fifty approvals of one draft at once on %s, then one version comes of it (B9)',
  async (database) => {
    const server = await givenAServer({ database });
    const [author, approver] = [await server.as('chen-min'), await server.as('lin-xia')];
    const draft = await beginDraft(author, 'shared.priority');
    const submitted = await submitDraft(author, await saveDraft(author, draft, stricter(draft.content)));
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        approver.post(`/api/rule-drafts/${draft.id}/publish`, { reason }, at(submitted)),
      ),
    );
    const { versions } = await readRuleSet(author, 'shared.priority');
    await server.close();

    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 409)).toHaveLength(49);
    expect(versions).toHaveLength(2);
  },
);

test('given a table whose check takes long, when it is checked, then others are answered meanwhile', async () => {
  const server: TestServer = await givenAServer();
  const author = await server.as('chen-min');
  const draft = await beginDraft(author, 'incident.impact');
  const more = ['a', 'b', 'c'].map((fact) => ({ fact, type: 'int' as const, min: 1, max: 12, absent: 1 }));
  const content = { ...draft.content, inputs: [...draft.content.inputs, ...more] };
  let answered = 0;
  const check = author.post(`/api/rule-drafts/${draft.id}/check`, { content }).then(({ body }) => body);
  let done = false;
  void check.then(() => {
    done = true;
  });
  while (!done) {
    expect((await server.anonymous().get('/health/live')).status).toBe(200);
    if (!done) answered += 1;
  }
  const { cases, passes } = await check;
  await server.close();

  expect(cases).toBeGreaterThan(20_000);
  expect([passes, answered > 3]).toEqual([true, true]);
});
