import { expect, test } from 'vitest';
import { anIncidentAtWork } from '../support/incident-at-work.ts';
import { givenKnowledge } from '../support/knowledge.ts';
import { aSite } from '../support/site.ts';
import { visitsTo } from '../support/visit.ts';

const site = aSite({
  fill: async (server) => {
    await givenKnowledge(
      server,
      {
        type: 'knowledge-article',
        number: 'KB000001',
        title: '邮件发不出去，一直在发件箱',
        symptom: '邮件停留在发件箱，没有报错',
        help: '1. 关闭 Outlook。\n2. 等待一分钟后重新打开。',
        serviceId: 'mail',
        audience: 'everyone',
      },
      {
        type: 'knowledge-article',
        number: 'KB000002',
        title: 'Mail cannot be sent: restart the relay',
        help: 'On mx1.',
        serviceId: 'mail',
        audience: 'provider',
      },
      {
        type: 'known-error',
        number: 'KER000001',
        title: 'Mail cannot be sent after the update',
        symptom: 'Mail cannot be sent',
        help: 'Clear the queue, then restart the relay.',
        serviceId: 'mail',
      },
      { type: 'known-error', number: 'KER000002', title: '考勤页面打不开', help: '清除缓存。', serviceId: 'hr' },
    );
    await anIncidentAtWork(server);
  },
});

// An article that is not for the reader is an answer with 404, which the browser reports.
const visit = visitsTo(site, { answered: '/articles/KB000002: Failed to load resource' });

test('given a requester on a phone who writes a report in Chinese, then an article opens by keyboard, and what it solved is not reported', async () => {
  await visit({ language: 'zh', width: 390 }, '张伟', async (visitor) => {
    const { page } = visitor;
    await visitor.open('/report/incident');
    await page.locator('.praxis-form[data-state="open"]').waitFor();
    await visitor.sees('请描述问题，可能有帮助的文章会显示在这里。');
    await visitor.fill('title', '打印机卡纸了');
    await visitor.sees('暂时没有与您所写内容相符的文章，请继续填写报告。');
    await visitor.fill('title', '邮件一直在发件箱发不出去');
    await visitor.sees('1 篇文章可能有帮助');
    expect(await page.getByText('restart the relay').count()).toBe(0);
    const suggestion = page.getByRole('button', { name: '邮件发不出去，一直在发件箱' });
    await suggestion.focus();
    await page.keyboard.press('Enter');
    await visitor.sees('2. 等待一分钟后重新打开。');
    expect(await suggestion.getAttribute('aria-expanded')).toBe('true');
    await visitor.picture('report-suggestions-phone');
    expect(await visitor.accessibilityFindings()).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await visitor.sees('问题已解决，未提交报告。');
    expect(new URL(page.url()).pathname).toBe('/');
    await visitor.open('/report/incident');
    await page.locator('.praxis-form[data-state="open"]').waitFor();
    expect(await page.getByRole('textbox').first().inputValue()).toBe('');
  });
  const desk = await site.server.as('li-na');
  expect((await desk.list('/api/records/incident')).body).toHaveLength(1);
});

test('given a requester, then their articles are a page of their own, with what was looked for in the address', async () => {
  await visit({ language: 'en' }, 'Zhang Wei', async (visitor) => {
    const { page } = visitor;
    await visitor.open('/');
    await page.getByRole('link', { name: 'Knowledge articles' }).click();
    await visitor.sees('1 article');
    await page.getByRole('searchbox').fill('relay');
    await visitor.sees('Nothing fits “relay”.');
    expect(new URL(page.url()).searchParams.get('q')).toBe('relay');
    await page.getByRole('searchbox').fill('发件箱');
    await page.getByRole('link', { name: '邮件发不出去，一直在发件箱' }).click();
    await page.getByRole('heading', { level: 1, name: '邮件发不出去，一直在发件箱' }).waitFor();
    await visitor.sees('邮件停留在发件箱，没有报错');
    await visitor.picture('article');
    await visitor.open('/articles/KB000002');
    await page.getByRole('alert').waitFor();
  });
});

test('given any task of an incident, then what is known stands beside it, more is found in Chinese, and "used this" links it', async () => {
  await visit({ language: 'en' }, 'Li Na', async (visitor) => {
    const { page } = visitor;
    await visitor.openTask('mine', 'Mail cannot be sent');
    const known = page.getByRole('region', { name: 'What is known' });
    await known.getByRole('link', { name: 'KER000001' }).waitFor();
    await visitor.sees('Clear the queue, then restart the relay.');
    await visitor.picture('task-knowledge');
    await known.getByRole('searchbox').fill('考勤');
    await known.getByRole('link', { name: 'KER000002' }).waitFor();
    await known.getByRole('searchbox').fill('no such thing');
    await visitor.sees('Nothing fits “no such thing”.');
    await known.getByRole('searchbox').fill('');
    await known.getByRole('button', { name: 'Used this: KER000001' }).click();
    await visitor.sees('KER000001 is linked to the incident.');
    await known.getByText('Used', { exact: true }).waitFor();
    await visitor.open('/records/incident/INC000001');
    await page.getByRole('link', { name: 'KER000001' }).first().waitFor();
  });
  await visit({ language: 'zh', width: 390 }, '李娜', async (visitor) => {
    await visitor.openTask('mine', 'Mail cannot be sent');
    await visitor.page.getByRole('region', { name: '已知内容' }).getByText('已使用').waitFor();
    await visitor.page.getByRole('region', { name: '已知内容' }).scrollIntoViewIfNeeded();
    await visitor.picture('task-knowledge-phone');
  });
});
