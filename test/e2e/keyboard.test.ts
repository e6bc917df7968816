import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Task } from '../../server/contract/task.ts';
import { anIncidentAtWork, reported } from '../support/incident-at-work.ts';
import { aSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

let task: Task;

const site = aSite({
  fill: async (server) => {
    task = await anIncidentAtWork(server);
  },
});

describe('without a mouse', () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await site.visitor({ language: 'en' });
    await visitor.signInAs('Li Na');
  });
  afterAll(() => visitor?.close());

  test('given the inbox, when j and Enter are pressed, then the first task opens', async () => {
    const { page } = visitor;
    await visitor.open('/tasks');
    await page.getByRole('link', { name: 'Mail cannot be sent' }).waitFor();

    await page.keyboard.press('j');
    await page.locator('tr[aria-current]').waitFor();
    expect(page.url()).toContain(`task=${task.id}`);
    await page.keyboard.press('Enter');

    await page.waitForURL(`**/tasks/${task.id}`);
  });

  test('given the register, when its first link has the focus and Enter is pressed, then the record opens', async () => {
    const { page } = visitor;
    await visitor.open('/records/incident');

    await page.getByRole('link', { name: 'INC000001' }).focus();
    await page.keyboard.press('Enter');

    await page.waitForURL('**/records/incident/INC000001');
  });

  test('given any page, when Tab is pressed first, then the way past the menu is offered', async () => {
    const { page } = visitor;
    await visitor.open('/');

    await page.keyboard.press('Tab');

    expect(await page.locator(':focus').textContent()).toBe('Skip to content');
  });

  test('given the question mark, when it is pressed, then the shortcuts are listed', async () => {
    await visitor.open('/');

    await visitor.page.keyboard.press('?');

    await visitor.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await visitor.page.keyboard.press('Escape');
  });
});

describe('beside the list', () => {
  test('given a task of my group, when c and Ctrl+Enter are pressed, then it is claimed and completed without leaving', async () => {
    await reported(site.server, { serviceId: 'hr', title: 'HR portal shows a blank page' });
    const visitor = await site.visitor({ language: 'en', width: 1600 });
    const { page } = visitor;
    await visitor.signInAs('Li Na');
    await visitor.open('/tasks?queue=groups&q=portal');
    await page.getByRole('link', { name: 'HR portal shows a blank page' }).waitFor();
    await page.keyboard.press('j');
    await page.locator('.praxis-form[data-state="open"]').waitFor();

    await page.keyboard.press('c');
    await visitor.sees('The task is yours.');
    await visitor.choose('category', 'Software');
    await visitor.fill('usersAffected', '3');
    await visitor.choose('impact', '4 ');
    await visitor.choose('urgency', '3 ');
    await page.keyboard.press('Control+Enter');
    await visitor.sees('Completed.');

    expect(new URL(page.url()).pathname).toBe('/tasks');
    expect(visitor.complaints).toEqual([]);
    await visitor.close();
  });
});
