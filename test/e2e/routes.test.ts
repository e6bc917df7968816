import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Task } from '../../server/contract/task.ts';
import { anIncidentAtWork } from '../support/incident-at-work.ts';
import { aSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

let task: Task;

const site = aSite({
  fill: async (server) => {
    task = await anIncidentAtWork(server);
  },
});

/** Every page; what lies behind an id is made before. Drawn by bpmn.io: its mark has to stay in full view. */
const routes: readonly { readonly name: string; readonly path: () => string; readonly mark?: string }[] = [
  { name: 'home', path: () => '/' },
  { name: 'inbox', path: () => '/tasks?queue=mine' },
  { name: 'inbox-preview', path: () => `/tasks?queue=mine&task=${task.id}` },
  { name: 'inbox-empty', path: () => '/tasks?q=nothing-like-it' },
  { name: 'task', path: () => `/tasks/${task.id}`, mark: '.fjs-powered-by a' },
  { name: 'task-history', path: () => `/tasks/${task.id}?tab=history` },
  { name: 'task-process', path: () => `/tasks/${task.id}?tab=process`, mark: '.bjs-powered-by' },
  { name: 'register', path: () => '/records/incident' },
  { name: 'record', path: () => '/records/incident/INC000001', mark: '.bjs-powered-by' },
  { name: 'report', path: () => '/report/incident', mark: '.fjs-powered-by a' },
  { name: 'catalogue', path: () => '/catalogue' },
  { name: 'order', path: () => '/catalogue/R07', mark: '.fjs-powered-by a' },
  { name: 'order-not-offered', path: () => '/catalogue/R99' },
  { name: 'my-requests', path: () => '/my-requests' },
  { name: 'processes', path: () => '/processes' },
  { name: 'model', path: () => '/processes/incident/model/restore-service', mark: '.bjs-powered-by' },
  { name: 'notifications', path: () => '/notifications' },
  { name: 'staffing', path: () => '/staffing' },
  { name: 'delegations', path: () => '/delegations' },
  { name: 'operations', path: () => '/operations' },
  { name: 'audit-trail-not-allowed', path: () => '/audit-trail' },
  { name: 'calendars', path: () => '/calendars' },
  { name: 'calendar', path: () => '/calendars/cal-8x5' },
  { name: 'indicators-not-allowed', path: () => '/kpis' },
  { name: 'rules', path: () => '/rules' },
  { name: 'rule-set', path: () => '/rules/shared.priority' },
  { name: 'articles-empty', path: () => '/articles' },
  { name: 'items', path: () => '/cmdb' },
  { name: 'item', path: () => '/cmdb/db-07' },
  { name: 'map', path: () => '/cmdb/map?ci=srv-07' },
  { name: 'items-import-not-allowed', path: () => '/cmdb/import' },
  { name: 'baselines-empty', path: () => '/cmdb/baselines' },
  { name: 'board', path: () => '/changes/board' },
  { name: 'board-meeting', path: () => '/cab/2026-03-04' },
  { name: 'not-found', path: () => '/no/such/page' },
];

const languages = [
  { language: 'en', person: 'Li Na', lang: 'en' },
  { language: 'zh', person: '李娜', lang: 'zh-CN' },
] as const;

/** A page is loaded once per language and shown in both themes. */
describe.each(languages)('every page in $language', ({ language, person, lang }) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await site.visitor({ language });
  });
  afterAll(() => visitor?.close());

  test('given the sign-in page, then axe finds nothing in either theme', async () => {
    await visitor.open('/login');

    expect(await visitor.findingsInBothThemes('route-sign-in')).toEqual([]);

    await visitor.signInByClick(person);
  });

  test.each(routes)(
    'given the page $name, then axe finds nothing in either theme, the browser complains of nothing, and the page says its language',
    async ({ name, path, mark }) => {
      await visitor.open(path());

      expect(await visitor.findingsInBothThemes(`route-${name}`)).toEqual([]);
      if (mark !== undefined) {
        expect(await visitor.seesWhole(mark)).toBe(true);
        await visitor.changeTheme('dark');
        expect(await visitor.seesWhole(mark)).toBe(true);
      }
      expect(visitor.complaints).toEqual([]);
      expect(await visitor.page.locator('html').getAttribute('lang')).toBe(lang);
    },
  );
});
