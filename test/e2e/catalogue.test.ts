import { expect, test } from 'vitest';
import { aSite } from '../support/site.ts';
import { visitsTo } from '../support/visit.ts';

const site = aSite();

const visit = visitsTo(site);

test('given somebody who has asked for nothing, when they search the catalogue, then empty states lead on', async () => {
  await visit({ language: 'en', width: 390 }, 'Zhang Wei', async (visitor) => {
    await visitor.open('/my-requests');
    await visitor.sees('You have asked for nothing yet.');
    await visitor.page.getByRole('link', { name: 'Order something' }).last().click();
    await visitor.sees('I need a device');
    await visitor.sees('Takes up to 5 working days');
    await visitor.sees('Takes up to 15 min (Around the clock)');
    await visitor.page.getByLabel('What do you need?').fill('no such thing');
    await visitor.sees('Nothing in the catalogue fits these words.');
    await visitor.picture('catalogue-nothing-en');
    await visitor.press('Show everything');
    await visitor.page.getByLabel('What do you need?').fill('notebook');
    await visitor.sees('Laptop');
    expect(await visitor.page.getByRole('listitem').filter({ hasText: 'Takes up to' }).count()).toBe(1);
  });
});

test('given a requester and their manager on the phone, in Chinese, when one orders and the other approves, then it goes on', async () => {
  await visit({ language: 'zh', width: 390 }, '张伟', async (visitor) => {
    await visitor.open('/catalogue');
    await visitor.sees('我需要设备');
    await visitor.picture('catalogue-zh');
    await visitor.page.getByRole('link', { name: /笔记本电脑/ }).click();
    await visitor.page.getByText('办公型，6800元').click();
    await visitor.fill('reason', '旧电脑坏了');
    await visitor.picture('order-zh');
    await visitor.press('提交');
    await visitor.page.locator('[aria-current="step"]', { hasText: /^待审批$/ }).waitFor();
    await visitor.open('/my-requests');
    await visitor.sees('批准后开始计时');
    await visitor.picture('my-requests-zh');
  });
  await visit({ language: 'zh', width: 390 }, '孙浩', async (visitor) => {
    await visitor.openTask('groups', '笔记本电脑');
    await visitor.sees('为谁申请');
    await visitor.page.getByText('批准', { exact: true }).click();
    await visitor.picture('approve-zh');
    await visitor.press('完成');
    await visitor.settled();
  });
  await visit({ language: 'zh', width: 390 }, '张伟', async (visitor) => {
    await visitor.open('/my-requests');
    await visitor.sees('处理中');
    await visitor.sees('预计');
  });
});
