import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { reported } from '../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

const title = 'Mail cannot be sent';

describe('the conversation about a record, in Chinese', () => {
  let server: TestServer;
  let browser: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    server = await givenAServer({ config: { adminDirectory: 'dist/admin' } });
    await reported(server, { serviceId: 'mail', title });
    browser = await chromium.connect(inject('browserEndpoint'));
    visitor = await Visitor.at(server.url, browser, { language: 'zh' });
  });
  afterAll(async () => {
    await visitor?.close();
    await browser?.close();
    await server?.close();
  });
  const say = async (text: string) => {
    await visitor.page.getByLabel('留言', { exact: true }).fill(text);
    await visitor.press('发送留言');
    await visitor.page.getByText(text, { exact: true }).first().waitFor();
  };

  test('given a desk that answers and notes something internally, then the requester reads the answer alone', async () => {
    const { page } = visitor;
    await visitor.signInAs('李娜');
    await visitor.openTask('groups', title);
    await page.getByRole('tab', { name: '沟通' }).click();
    await say('请重启客户端再试');
    await page.getByLabel('内部留言：不让请求人看到').check();
    await say('可能与昨晚的变更有关');
    await visitor.open('/records/incident/INC000001');
    await visitor.press('关注');
    await page.getByRole('button', { name: '取消关注' }).waitFor();
    expect(await visitor.findingsInBothThemes('conversation-desk')).toEqual([]);

    await visitor.signInAs('张伟');
    await visitor.open('/records/incident/INC000001');
    await page.getByText('请重启客户端再试').first().waitFor();
    await say('重启后还是不行');
    expect(await page.locator('main').textContent()).not.toContain('可能与昨晚的变更有关');
    expect(await page.getByLabel('内部留言：不让请求人看到').count()).toBe(0);

    await visitor.signInAs('李娜');
    await visitor.open('/notifications');
    await page.getByText('您关注的记录有新留言').first().waitFor();
    await page.getByText('重启后还是不行').first().waitFor();
    expect(visitor.complaints).toEqual([]);
  });
});
