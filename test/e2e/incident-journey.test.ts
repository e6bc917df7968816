import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import type { Language } from '../../rules/schema/languages.ts';
import { givenAServer, type TestServer } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

/** What the people of the story read and press, in each language. */
const words = {
  en: {
    requester: 'Zhang Wei',
    desk: 'Li Na',
    resolver: 'Wang Lei',
    mail: 'E-mail',
    degraded: 'It works badly or only in part',
    submit: 'Submit',
    inbox: 'Inbox',
    groups: 'My groups',
    claim: 'Claim',
    claimed: 'The task is yours.',
    complete: 'Complete',
    newIncident: 'New incident',
    software: 'Software',
    department: '2 Department, site or customer',
    serious: '2 Seriously degraded',
    high: 'P2 High',
    passOn: 'Not solved: pass on to specialists',
    solved: 'Solved',
    fixed: 'Fixed',
    yes: 'Yes',
    completed: 'Completed.',
    closed: 'Closed',
    noMore: 'Missed',
    left: 'left',
    date: '03/02/2026',
  },
  zh: {
    requester: '张伟',
    desk: '李娜',
    resolver: '王磊',
    mail: '电子邮件',
    degraded: '部分可用或很慢',
    submit: '提交',
    inbox: '待办',
    groups: '我的小组',
    claim: '签收',
    claimed: '任务已由您签收。',
    complete: '完成',
    newIncident: '新事件',
    software: '软件',
    department: '2 ',
    serious: '2 ',
    high: 'P2 高',
    passOn: '未解决',
    solved: '已解决',
    fixed: '已修复',
    yes: '是',
    completed: '已完成。',
    closed: '已关闭',
    noMore: '未达成',
    left: '剩余',
    date: '2026/03/02',
  },
} satisfies Record<Language, Record<string, string>>;

describe.each(['en', 'zh'] as const)('an incident in %s', (language) => {
  const say = words[language];
  let server: TestServer;
  let browser: Browser;
  let visitor: Visitor;

  beforeAll(async () => {
    server = await givenAServer({ config: { adminDirectory: 'dist/admin' } });
    browser = await chromium.connect(inject('browserEndpoint'));
    visitor = await Visitor.at(server.url, browser, { language });
  });
  afterAll(async () => {
    await visitor?.close();
    await browser?.close();
    await server?.close();
  });

  test('given a fault, when it is reported, classified, accepted, resolved and confirmed, then the record is closed', async () => {
    const { page } = visitor;
    await visitor.signInAs(say.requester);
    await visitor.open('/report/incident');
    await visitor.choose('serviceId', say.mail);
    await visitor.fill('title', 'Mail cannot be sent');
    await visitor.fill('symptom', 'Outlook shows an error when sending');
    await visitor.choose('serviceState', say.degraded);
    await visitor.fillMoment('startedAt', say.date, '08:30');
    await visitor.picture('journey-1-report');
    await page.getByRole('button', { name: say.submit }).click();
    await page.waitForURL('**/records/incident/INC000001');
    await visitor.settled();
    await visitor.picture('journey-2-reported');

    await visitor.signInAs(say.desk);
    await visitor.open('/tasks?queue=groups');
    await page.getByRole('link', { name: 'Mail cannot be sent' }).click();
    await visitor.settled();
    await page.getByRole('button', { name: say.claim, exact: true }).click();
    await page.getByText(say.claimed).waitFor();
    await visitor.settled();
    await visitor.choose('nature', say.newIncident);
    await visitor.choose('category', say.software);
    await visitor.fill('usersAffected', '60');
    await visitor.choose('impact', say.department);
    await visitor.choose('urgency', say.serious);
    await visitor.picture('journey-3-classify');
    await page.getByRole('button', { name: say.complete, exact: true }).click();
    await page.getByText(say.completed).waitFor();

    await visitor.open('/records/incident/INC000001');
    await visitor.picture('journey-4-classified');
    expect(await page.locator('main').innerText()).toContain(say.high);
    expect(await page.locator('main').innerText()).toContain(say.left);

    await visitor.open('/tasks?queue=groups');
    await visitor.picture('journey-5-inbox');
    await page.getByRole('link', { name: 'Mail cannot be sent' }).click();
    await visitor.settled();
    await visitor.fill('workLog', 'Restarted the client, no change');
    await visitor.choose('outcome', say.passOn);
    await page.getByRole('button', { name: say.complete, exact: true }).click();
    await page.getByText(say.completed).waitFor();
    await visitor.picture('journey-6-passed-on');
  });
});
