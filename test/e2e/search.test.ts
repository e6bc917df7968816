import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { reported } from '../support/incident-at-work.ts';
import { givenAServer, type TestServer } from '../support/server.ts';
import { Visitor } from '../support/visitor.ts';

const title = '邮件服务无法发送附件';

describe('the search, in Chinese', () => {
  let server: TestServer;
  let browser: Browser;
  let visitor: Visitor;
  beforeAll(async () => {
    server = await givenAServer({ config: { adminDirectory: 'dist/admin' } });
    await reported(server, { serviceId: 'mail', title });
    browser = await chromium.connect(inject('browserEndpoint'));
    visitor = await Visitor.at(server.url, browser, { language: 'zh' });
    await visitor.signInAs('李娜');
    await visitor.open('/');
  });
  afterAll(async () => {
    await visitor?.close();
    await browser?.close();
    await server?.close();
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
