import { beforeAll, describe, expect, test } from 'vitest';
import { reported } from '../support/incident-at-work.ts';
import { aSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const title = '邮件服务无法发送附件';

describe('the search, in Chinese', () => {
  let visitor: Visitor;
  const site = aSite({ fill: (server) => reported(server, { serviceId: 'mail', title }) });
  beforeAll(async () => {
    visitor = await site.visitor({ language: 'zh' });
    await visitor.signInAs('李娜');
    await visitor.open('/');
  });

  test('given two characters of a title, when Ctrl+K is pressed and they are typed, then arrows and Enter lead there', async () => {
    const { page } = visitor;
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('searchbox').fill('无法');
    await page.getByRole('link', { name: title }).waitFor();
    await visitor.picture('search-dialog');
    expect(await visitor.accessibilityFindings()).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('given a number, when it is typed and entered, then its record opens', async () => {
    const { page } = visitor;
    await visitor.open('/');
    await page.getByRole('button', { name: '搜索（Ctrl+K）' }).click();
    await page.getByRole('searchbox').fill('inc000001');
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  });

  test('given the page of its own, then what is looked for stands in the address, also when nothing is found', async () => {
    const { page } = visitor;
    await visitor.open(`/search?q=${encodeURIComponent('张伟')}`);
    await page.getByText('zhang-wei').waitFor();
    expect(await visitor.accessibilityFindings()).toEqual([]);
    await page.getByRole('searchbox').fill('没有这个词');
    await page.getByText('没有找到“没有这个词”').waitFor();
    await visitor.changeTheme('dark');
    expect(await visitor.accessibilityFindings()).toEqual([]);

    expect(new URL(page.url()).searchParams.get('q')).toBe('没有这个词');
    expect(visitor.complaints).toEqual([]);
  });
});
