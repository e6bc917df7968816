import { beforeAll, expect, test } from 'vitest';
import { anIncidentAtWork } from '../support/incident-at-work.ts';
import { aSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

let visitor: Visitor;

const site = aSite({ fill: anIncidentAtWork });
beforeAll(async () => {
  visitor = await site.visitor({ language: 'en' });
});

test('given a target that is half used, when the assignee marks the notice as read, then the bell is empty', async () => {
  await site.server.at('2026-03-02T20:00:00+08:00');
  await visitor.signInAs('Li Na');
  await visitor.open('/');
  await visitor.page.getByRole('link', { name: /Notices: \d+ unread/ }).click();
  await visitor.sees('Half of the target time has passed');

  await visitor.press('Mark all as read');

  await visitor.page.getByRole('link', { name: 'Notices', exact: true }).waitFor();
  expect(await visitor.accessibilityFindings()).toEqual([]);
});

test('given a record with a priority, when its reason is asked for, then facts and row are told', async () => {
  await visitor.signInAs('Li Na');
  await visitor.open('/records/incident/INC000001');

  for (const why of await visitor.page.getByText('Why?', { exact: true }).all()) await why.click();

  await visitor.sees('Priority: P2');
  await visitor.sees('by row PM-I2U2');
  expect(await visitor.accessibilityFindings()).toEqual([]);
});

test('given an administrator, when the menu is used, then kept messages and stalled runs are shown', async () => {
  await visitor.signInAs('Li Na');
  await visitor.open('/');
  expect(await visitor.page.getByRole('link', { name: 'Operations' }).count()).toBe(0);

  await visitor.signInAs('Lin Xia');
  await visitor.open('/');
  await visitor.page.getByRole('link', { name: 'Operations' }).click();

  await visitor.page.getByRole('heading', { name: 'Kept messages' }).waitFor();
  await visitor.page.getByRole('heading', { name: 'Runs that cannot go on' }).waitFor();
  await visitor.sees('Every run can go on.');
  expect(await visitor.findingsInBothThemes()).toEqual([]);
  expect(visitor.complaints).toEqual([]);
});
