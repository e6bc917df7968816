import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Task } from '../../server/contract/task.ts';
import { givenAServer, type TestServer } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

let server: TestServer;
let browser: Browser;
let task: Task;

beforeAll(async () => {
  server = await givenAServer({ config: { adminDirectory: 'dist/admin' } });
  browser = await chromium.connect(inject('browserEndpoint'));
  task = await anIncidentAtWork(server);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

/** Every page; what lies behind an id is made before. */
const routes: readonly { readonly name: string; readonly path: () => string }[] = [
  { name: 'home', path: () => '/' },
  { name: 'inbox', path: () => '/tasks?queue=mine' },
  { name: 'inbox-preview', path: () => `/tasks?queue=mine&task=${task.id}` },
  { name: 'inbox-empty', path: () => '/tasks?q=nothing-like-it' },
  { name: 'task', path: () => `/tasks/${task.id}` },
  { name: 'task-history', path: () => `/tasks/${task.id}?tab=history` },
  { name: 'task-process', path: () => `/tasks/${task.id}?tab=process` },
  { name: 'register', path: () => '/records/incident' },
  { name: 'record', path: () => '/records/incident/INC000001' },
  { name: 'report', path: () => '/report/incident' },
  { name: 'processes', path: () => '/processes' },
  { name: 'model', path: () => '/processes/incident/model/restore-service' },
  { name: 'not-found', path: () => '/no/such/page' },
];

const looks = [
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'zh', theme: 'light' },
  { language: 'zh', theme: 'dark' },
] as const;

describe.each(looks)('every page in $language, $theme', (look) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.at(server.url, browser, look);
  });
  afterAll(() => visitor?.close());

  test('given the sign-in page, then axe finds nothing', async () => {
    await visitor.open('/login');
    await visitor.picture('route-sign-in');

    expect(await visitor.accessibilityFindings()).toEqual([]);

    await visitor.signInAs(look.language === 'zh' ? '李娜' : 'Li Na');
  });

  test.each(routes)(
    'given the page $name, then axe finds nothing and the browser complains of nothing',
    async ({ name, path }) => {
      await visitor.open(path());
      await visitor.picture(`route-${name}`);

      expect(await visitor.accessibilityFindings()).toEqual([]);
      expect(visitor.complaints).toEqual([]);
    },
  );

  test.each([
    { name: 'record', mark: '.bjs-powered-by' },
    { name: 'model', mark: '.bjs-powered-by' },
    { name: 'task-process', mark: '.bjs-powered-by' },
    { name: 'task', mark: '.fjs-powered-by a' },
    { name: 'report', mark: '.fjs-powered-by a' },
  ])('given the page $name, then the mark of bpmn.io is in full view', async ({ name, mark }) => {
    await visitor.open(routes.find((route) => route.name === name)?.path() ?? '');

    expect(await visitor.seesWhole(mark)).toBe(true);
  });

  test('given the page, then it says in which language it is written', async () => {
    await visitor.open('/');

    expect(await visitor.page.locator('html').getAttribute('lang')).toBe(look.language === 'zh' ? 'zh-CN' : 'en');
  });
});

describe('without a mouse', () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.at(server.url, browser, { language: 'en' });
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
    await reported(server, { serviceId: 'hr', title: 'HR portal shows a blank page' });
    const visitor = await Visitor.at(server.url, browser, { language: 'en', width: 1600 });
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

describe('coming back', () => {
  test('given a link to a record, when somebody signs in first, then the record opens', async () => {
    const visitor = await Visitor.at(server.url, browser, { language: 'en' });
    await visitor.open('/records/incident/INC000001');

    await visitor.page.getByRole('button', { name: 'Li Na' }).click();

    await visitor.page.waitForURL('**/records/incident/INC000001');
    await visitor.close();
  });

  test('given a half-filled report, when the page is loaded again, then what was typed is back', async () => {
    const visitor = await Visitor.at(server.url, browser, { language: 'en' });
    await visitor.signInAs('Zhang Wei');
    await visitor.open('/report/incident');
    await visitor.fill('title', 'Half a sentence');
    await visitor.page.getByText('Draft kept on this device').waitFor();

    await visitor.open('/report/incident');

    expect(await visitor.page.locator('.praxis-form [id$="-title"]').inputValue()).toBe('Half a sentence');
    await visitor.close();
  });

  test('given a session that ends under an open page, when the person signs in again, then the page is still there', async () => {
    const visitor = await Visitor.at(server.url, browser, { language: 'en' });
    await visitor.signInAs('Zhang Wei');
    await visitor.open('/report/incident');
    await visitor.fill('title', 'Typed before the session ended');

    await visitor.loseSession();
    await visitor.choose('serviceId', 'E-mail');
    await visitor.fill('symptom', 'No mail leaves');
    await visitor.choose('serviceState', 'It works badly');
    await visitor.fillMoment('startedAt', '03/02/2026', '08:30');
    await visitor.press('Submit');
    await visitor.page
      .getByRole('dialog', { name: 'Your session has ended' })
      .getByRole('button', { name: 'Sign in', exact: true })
      .click();
    await visitor.page.getByRole('dialog').waitFor({ state: 'detached' });

    expect(await visitor.page.locator('.praxis-form [id$="-title"]').inputValue()).toBe(
      'Typed before the session ended',
    );
    await visitor.close();
  });
});

/** An incident that Li Na has classified and is diagnosing. */
async function anIncidentAtWork(place: TestServer): Promise<Task> {
  await reported(place, { serviceId: 'mail', title: 'Mail cannot be sent' });
  const desk = await place.as('li-na');
  const next = async (): Promise<Task> => (await desk.list('/api/tasks', { filter: { queue: 'groups' } })).body[0];
  const classified = await desk.post(`/api/tasks/${(await next()).id}/complete`, {
    values: {
      nature: 'incident',
      category: 'software',
      serviceState: 'degraded',
      usersAffected: 60,
      impact: '2',
      urgency: '2',
      securitySuspected: false,
    },
  });
  expect(classified.status, classified.text).toBe(200);
  const claimed = await desk.post(`/api/tasks/${(await next()).id}/claim`);
  expect(claimed.status, claimed.text).toBe(200);
  return claimed.body as Task;
}

/** An incident that Zhang Wei has just reported. */
async function reported(
  place: TestServer,
  what: { readonly serviceId: string; readonly title: string },
): Promise<void> {
  const requester = await place.as('zhang-wei');
  const values = {
    ...what,
    symptom: 'It has been so since this morning',
    serviceState: 'degraded',
    startedAt: '2026-03-02T08:30+08:00',
  };
  const started = await requester.post('/api/processes/incident/start', { values }, { 'Idempotency-Key': what.title });
  expect(started.status, started.text).toBe(201);
}
