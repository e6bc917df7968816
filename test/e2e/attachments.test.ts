import { beforeAll, describe, expect, test } from 'vitest';
import { aSite } from '../support/site.ts';
import { samples } from '../support/upload.ts';
import type { Visitor } from '../support/visitor.ts';

const title = '邮件发不出去';
const file = { name: '错误截图.png', bytes: samples.png };

describe('files, in Chinese', () => {
  let visitor: Visitor;
  const site = aSite();
  beforeAll(async () => {
    visitor = await site.visitor({ language: 'zh' });
  });

  test('given a fault with a picture, when it is reported, then the desk reads the picture at task and record', async () => {
    const { page } = visitor;
    await visitor.signInAs('张伟');
    await visitor.open('/report/incident');
    await visitor.choose('serviceId', '电子邮件');
    await visitor.fill('title', title);
    await visitor.fill('symptom', '发送时报错');
    await visitor.choose('serviceState', '部分可用或很慢');
    await visitor.fillMoment('startedAt', '2026/03/02', '08:30');
    await visitor.attach('attachments', file);
    await visitor.picture('attachments-1-report');
    expect(await visitor.accessibilityFindings()).toEqual([]);

    // Too much, and of a kind nobody takes: each says why, and the form can still be sent.
    const box = page.locator('.fjs-form-field-filepicker input[type=file]');
    await box.setInputFiles({ name: '大文件.txt', mimeType: 'text/plain', buffer: Buffer.alloc(60_000, 'a') });
    await page.getByText('大文件.txt 过大').waitFor();
    await box.setInputFiles({ name: '网页.txt', mimeType: 'text/plain', buffer: Buffer.from('<html></html>') });
    await page.getByText('未接受 网页.txt').waitFor();
    await visitor.picture('attachments-2-refused');
    expect(await visitor.accessibilityFindings()).toEqual([]);

    await visitor.press('提交');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();

    await visitor.signInAs('李娜');
    await visitor.openTask('groups', title);
    await page.getByRole('tab', { name: '文档' }).click();
    await page.getByRole('link', { name: file.name }).waitFor();
    await visitor.open('/records/incident/INC000001');
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: file.name }).click(),
    ]);
    expect(saved.suggestedFilename()).toBe(file.name);
    await page.getByText('已添加文件').waitFor();
    expect(await visitor.findingsInBothThemes('attachments-3-record')).toEqual([]);
    // What the server refused on purpose, the browser tells as an error.
    expect(visitor.complaints.filter((each) => !each.includes('415'))).toEqual([]);
  });

  test('given a form that is not sent, when the page is opened again, then the draft has its file', async () => {
    const { page } = visitor;
    await visitor.signInAs('张伟');
    await visitor.open('/report/incident');
    await visitor.attach('attachments', file);
    await page.getByText('草稿已保存在本设备').waitFor();

    await visitor.open('/report/incident');
    await page.getByRole('link', { name: file.name }).waitFor();
    await page.getByRole('button', { name: `移除 ${file.name}` }).click();

    await page.getByRole('link', { name: file.name }).waitFor({ state: 'detached' });
  });

  test('given a file of a record, when its sender removes it, then a reason is asked for and stays in the timeline', async () => {
    const { page } = visitor;
    await visitor.signInAs('张伟');
    await visitor.open('/records/incident/INC000001');
    await page.getByRole('button', { name: `移除 ${file.name}` }).click();
    await page.getByLabel('原因').fill('截图里有客户的姓名');
    expect(await visitor.accessibilityFindings()).toEqual([]);
    expect(await page.getByRole('button', { name: '移除', exact: true }).isDisabled()).toBe(true);
    await page.getByLabel('原因').fill('截图里有客户的姓名和电话');
    await visitor.press('移除');

    await page.getByText('文件已移除').first().waitFor();
    await page.getByRole('link', { name: file.name }).waitFor({ state: 'detached' });
    await page.getByText('截图里有客户的姓名和电话').waitFor();
  });
});
