import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { scenario } from '../../rules/schema/scenario.ts';
import { runScenario } from '../scenarios/runner/run-scenario.ts';
import { storyOn } from '../scenarios/runner/start-server.ts';
import { putPlannedChanges } from '../support/planned-changes.ts';
import { aSite } from '../support/site.ts';

const path = 'processes/change/scenarios/s-20-veto-of-the-board.json';
const veto = scenario.parse(JSON.parse(readFileSync(path, 'utf8'))).steps;

const site = aSite({
  at: '2026-03-02T08:00:00+08:00',
  fill: async (server) => {
    expect(await runScenario(storyOn(server), veto.slice(0, 4))).toEqual([]);
    const db07 = { ciIds: ['db-07'], serviceIds: ['erp'] };
    await putPlannedChanges(server.database.unitOfWork, [
      {
        ...{ number: 'CHG900001', title: 'Database patch', ...db07, implementerId: 'wang-lei' },
        ...{ start: '2026-03-12T20:00:00+08:00', end: '2026-03-12T22:00:00+08:00' },
        fields: { riskLevel: 'high', outageMinutes: 30 },
      },
      {
        ...{ number: 'CHG900002', title: 'Index rebuild', status: 'awaiting-approval', ...db07 },
        ...{ start: '2026-03-12T22:15:00+08:00', end: '2026-03-12T23:00:00+08:00' },
        fields: { riskLevel: 'low' },
      },
    ]);
  },
});

test('given two changes that collide, when the calendar is read in English, then month, week and list show them with freezes, windows and the conflict in words, by keyboard too', async () => {
  const visitor = await site.visitor({ language: 'en' });
  const { page } = visitor;
  await visitor.signInAs('Wang Lei');
  await visitor.open('/');
  await page.getByRole('link', { name: 'Change calendar' }).click();
  await visitor.sees('March 2026');
  const day = page.getByRole('cell', { name: /12 Mar/ });
  await day.getByText('High risk · planned · with outage').waitFor();
  await day.getByText('1 conflict').waitFor();
  await page.getByRole('cell', { name: /31 Mar.*Freeze: Month-end closing/ }).waitFor();
  expect(await visitor.accessibilityFindings()).toEqual([]);
  await visitor.picture('change-calendar-month');
  await page.keyboard.press('ArrowRight');
  await visitor.sees('April 2026');
  await visitor.sees('No change is planned in this time.');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('l');
  await visitor.sees('Same item · CHG900001 Database patch · DB-07');
  await visitor.picture('change-calendar-list');
  await page.keyboard.press('w');
  await page.keyboard.press('t');
  await page.getByText(/^2\D{1,3}8 March 2026/).waitFor();
  await visitor.press('Show the next one: CHG900001');
  await page.getByText(/^9\D{1,3}15 March 2026/).waitFor();
  await visitor.sees('Same item · CHG900001 Database patch · DB-07');
  await visitor.changeTheme('dark');
  expect(await visitor.accessibilityFindings()).toEqual([]);
  await visitor.picture('change-calendar-week');
  await visitor.press('Find a free slot');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Configuration items' }).fill('DB-07');
  await page.getByRole('option', { name: /DB-07/ }).click();
  await dialog.getByLabel('Minutes needed').fill('240');
  await dialog.getByRole('button', { name: 'Search' }).click();
  await page.getByText('Earliest free slots').waitFor();
  await visitor.picture('change-calendar-slots');
  await page.getByText(/Thursday evening, Thursday,? 12 March 2026.*Same item · CHG900001/).waitFor();
  expect(await visitor.accessibilityFindings()).toEqual([]);
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
});

test('given a calendar program, when a person makes an address, then it is shown once and read without signing in, until it is revoked', async () => {
  const visitor = await site.visitor({ language: 'zh', width: 390 });
  const { page } = visitor;
  await visitor.signInAs('王磊');
  await visitor.open('/changes/calendar');
  await visitor.press('订阅变更日历');
  const dialog = page.getByRole('dialog');
  await dialog.getByText('暂无订阅。').waitFor();
  await dialog.getByLabel('在哪里查看').fill('手机');
  await page.keyboard.press('Enter');
  const address = await dialog.getByLabel('手机 的地址').inputValue();
  await dialog.getByText('从未读取').waitFor();
  expect(await visitor.accessibilityFindings()).toEqual([]);
  await visitor.picture('change-calendar-subscription-phone');
  const read = await fetch(address);
  expect([read.status, await read.text()]).toEqual([200, expect.stringContaining('CHG900001')]);
  await dialog.getByRole('button', { name: '关闭' }).click();

  await visitor.changeTheme('dark');
  await visitor.press('订阅变更日历');
  await dialog.getByText(/最近读取/).waitFor();
  expect(await dialog.getByLabel('手机 的地址').count()).toBe(0);
  expect(await visitor.accessibilityFindings()).toEqual([]);
  await dialog.getByRole('button', { name: '撤销: 手机' }).click();
  await dialog.getByText('暂无订阅。').waitFor();
  expect((await fetch(address)).status).toBe(404);
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
});

test('given a phone in Chinese, then the calendar is a list, and who may not read it is told so', async () => {
  const visitor = await site.visitor({ language: 'zh', width: 390 });
  await visitor.signInAs('王磊');
  await visitor.open('/changes/calendar');
  await visitor.sees('高风险 · 已计划 · 有停机');
  await visitor.sees('同一配置项 · CHG900001 Database patch · DB-07');
  expect(await visitor.page.getByRole('table').count()).toBe(0);
  expect(await visitor.accessibilityFindings()).toEqual([]);
  await visitor.picture('change-calendar-phone');
  await visitor.signInAs('张伟');
  await visitor.open('/changes/calendar');
  await visitor.page.getByText('CHG900001').waitFor({ state: 'detached' });
  expect(await visitor.page.getByRole('link', { name: '变更日历' }).count()).toBe(0);
  expect(visitor.complaints).toEqual([]);
  await visitor.close();
});

test('given a change before the board, when a member votes on the page and the change manager writes minutes, then the page tells votes, quorum and what is owed, and gives the minutes in both languages', async () => {
  const member = await site.visitor({ language: 'zh', width: 390 });
  await member.signInAs('马瑞');
  await member.open('/changes/board');
  await member.sees('未达法定人数：1 人已表决，至少需要 3 人');
  expect(await member.accessibilityFindings()).toEqual([]);
  await member.picture('change-board-phone');

  const colleague = await site.visitor({ language: 'en' });
  const { keyboard } = colleague.page;
  await colleague.signInAs('Guo Bin');
  await colleague.open('/cab/2026-03-04');
  await colleague.page.getByRole('heading', { name: /Wednesday,? 4 March 2026,? 14:00\D15:30/ }).waitFor();
  await keyboard.press('a');
  await colleague.sees('No change is selected. Select one with N.');
  await keyboard.press('n');
  await keyboard.press('r');
  const asked = colleague.page.getByRole('dialog', { name: /^Reject: CHG/ });
  expect(await asked.getByRole('button', { name: 'Reject' }).isDisabled()).toBe(true);
  expect(await colleague.accessibilityFindings()).toEqual([]);
  await keyboard.press('Escape');
  await asked.waitFor({ state: 'detached' });
  await keyboard.press('a');
  await colleague.page.getByRole('dialog', { name: /^Approve: CHG/ }).waitFor();
  await colleague.picture('change-board-vote');
  await keyboard.press('Enter');
  await colleague.sees('Not quorate yet: 2 of at least 3 have decided');
  await keyboard.press('n');
  await keyboard.press('a');
  await colleague.page.getByText(/^You owe no vote on CHG/).waitFor();
  await colleague.open('/cab/2026-03-05');
  await colleague.page.getByRole('alert').waitFor();
  expect(colleague.complaints.filter((each) => !each.includes('404'))).toEqual([]);
  await colleague.close();

  await member.page.getByLabel(/^您对 CHG/).fill('磁盘未加密');
  await member.page.getByRole('button', { name: /^不同意/ }).click();
  await member.sees('没有等待委员会审议的变更。');
  expect(member.complaints).toEqual([]);
  await member.close();

  const chair = await site.visitor({ language: 'en' });
  const { page } = chair;
  await chair.signInAs('Xu Fang');
  await chair.open('/');
  await page.getByRole('link', { name: 'Change board' }).click();
  await chair.sees('No minutes have been written.');
  await chair.picture('change-board-meetings');
  expect(await page.getByRole('button', { name: 'Write minutes' }).count()).toBe(0);
  await page.getByRole('link', { name: /Monday,? 2 March 2026/ }).click();
  await chair.sees('The board decided on this day apart from a meeting.');
  await chair.press('Write minutes');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Present' }).fill('Xu Fang');
  await page.getByRole('option', { name: 'Xu Fang' }).click();
  await dialog.getByLabel('Remarks').fill('Encrypt the disks, then come back.');
  expect(await chair.accessibilityFindings()).toEqual([]);
  await chair.picture('change-board-minutes');
  await chair.press('Keep the minutes');
  await chair.sees('Encrypt the disks, then come back.');
  await page
    .getByRole('link', { name: /^Print minutes of 2026-03-02/ })
    .nth(1)
    .waitFor();
  await chair.changeTheme('dark');
  expect(await chair.accessibilityFindings()).toEqual([]);
  await chair.picture('change-board');
  expect(chair.complaints).toEqual([]);
  await chair.close();
});
