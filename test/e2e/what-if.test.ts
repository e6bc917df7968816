import { beforeAll, expect, test } from 'vitest';
import { insertMany } from '../../server/database/insert-many.ts';
import { beginDraft, stricter } from '../server/rule-set/support.ts';
import { anIncidentAtWork } from '../support/incident-at-work.ts';
import { aSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

let visitor: Visitor;

const site = aSite({ fill: anIncidentAtWork });
beforeAll(async () => {
  visitor = await site.visitor({ language: 'en' });
});

test('given a replay whose node was lost, when its asker comes back, then its progress is shown, and "Go on" brings it to its end', async () => {
  const author = await site.server.as('chen-min');
  const draft = await beginDraft(author, 'shared.priority');
  const [one] = await site.server.database.reader.query<Record<string, unknown>>(
    "SELECT at, rule_set, content_hash, facts, fired_rows, result, instance_id, record_id, element_id FROM decision_log WHERE rule_set = 'priority' LIMIT 1",
  );
  const copies = Array.from({ length: 3000 }, () => one ?? {});
  await site.server.database.unitOfWork((tx) => insertMany(tx, 'decision_log', copies));
  const begun = await author.post(`/api/rule-drafts/${draft.id}/what-if`, {
    days: 30,
    content: stricter(draft.content),
  });
  const id: string = begun.body.id;
  await expect
    .poll(async () => (await author.get(`/api/what-ifs/${id}`)).body.status, { timeout: 60_000 })
    .toBe('done');
  await site.server.database.unitOfWork(async (tx) => {
    await tx.execute(
      'DELETE FROM what_if_change WHERE what_if_id = ? AND decision_seq > (SELECT last - 1000 FROM what_if WHERE id = ?)',
      [id, id],
    );
    await tx.execute(
      `UPDATE what_if SET status = 'running', ended_at = NULL, position = last - 1000, done = 2001, changed = 2001 WHERE id = ?`,
      [id],
    );
  });

  await visitor.signInAs('Chen Min');
  await visitor.open('/rules/shared.priority');
  await visitor.page.getByRole('link', { name: /Open the draft/ }).click();
  await visitor.page.getByRole('tab', { name: 'What if' }).click();
  await visitor.sees('2001 of 3001 decisions replayed');
  await site.server.at(new Date(site.server.clock.now().getTime() + 70_000).toISOString());
  await visitor.sees('Interrupted: the server stopped meanwhile.');
  await visitor.press('Go on');

  await visitor.sees('3001 of 3001 decisions would be others.');
  expect(await visitor.page.getByRole('button', { name: 'Go on' }).count()).toBe(0);
});
