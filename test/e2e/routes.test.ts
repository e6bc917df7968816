import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Task } from '../../server/contract/task.ts';
import { anIncidentAtWork } from '../support/incident-at-work.ts';
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
