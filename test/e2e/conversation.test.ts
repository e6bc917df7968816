import { beforeAll, describe, expect, test } from 'vitest';
import { reported } from '../support/incident-at-work.ts';
import { aSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const title = 'Mail cannot be sent';

describe('the conversation about a record, in Chinese', () => {
  let visitor: Visitor;
  const site = aSite({ fill: (server) => reported(server, { serviceId: 'mail', title }) });
  beforeAll(async () => {
    visitor = await site.visitor({ language: 'zh' });
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
