import { expect, test } from 'vitest';
import { aSite } from '../support/site.ts';
import { visitsTo } from '../support/visit.ts';

const site = aSite();

const visit = visitsTo(site);

test('given a manager, then the indicators are shown with target and no data, in both themes', async () => {
  await visit({ language: 'en' }, 'Chen Min', async (visitor) => {
    await visitor.open('/');
    await visitor.page.getByRole('link', { name: 'Indicators' }).click();
    await visitor.sees('K1 Resolved in target');
    await visitor.sees('Target: at least 95%');
    await visitor.picture('kpis-en');
  });
  await visit({ language: 'zh', width: 390 }, '陈敏', async (visitor) => {
    await visitor.open('/kpis');
    await visitor.sees('K1 按时解决率');
    await visitor.picture('kpis-zh-phone');
  });
});

test('given who looks after calendars, when the week is painted by keyboard and saved, then the draft says what differs, and somebody else publishes it', async () => {
  await visit({ language: 'en' }, 'Lin Xia', async (visitor) => {
    const { page } = visitor;
    await visitor.open('/calendars/cal-8x5');
    await visitor.press('Change this calendar');
    await page.getByRole('dialog').getByLabel('Reason').fill('Open an hour longer on Fridays');
    await page.getByRole('dialog').getByRole('button', { name: 'Change this calendar' }).click();
    await visitor.sees('It differs in nothing from the version in force.');
    await page.getByRole('gridcell', { name: 'Friday 18:00–19:00: closed' }).click();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Space');
    await page.getByRole('gridcell', { name: 'Friday 19:00–20:00: open' }).waitFor();
    await page.keyboard.press('Space');
    await visitor.press('Save the draft');
    await visitor.sees('Changed weekdays: Friday');
    const day = page.getByRole('form', { name: 'Change a day' });
    await day.getByLabel(/^Day/).fill(`${new Date().getFullYear()}-12-24`);
    await day.getByLabel('What it is').click();
    await page.getByRole('option', { name: 'Hours of its own' }).click();
    await day.getByLabel('Name in English').fill('Office move');
    await day.getByLabel('Name in Chinese').fill('办公室搬迁');
    await day.getByLabel('Why').fill('The desk moves in the afternoon');
    await day.getByLabel('Hours', { exact: true }).fill('09:00-1');
    await visitor.sees('Write from–to in order');
    await day.getByLabel('Hours', { exact: true }).fill('09:00-12:00');
    await day.getByRole('gridcell', { name: '12:00–12:30: closed' }).press('Space');
    expect(await day.getByLabel('Hours', { exact: true }).inputValue()).toBe('09:00–12:30');
    await visitor.picture('calendar-day-en');
    await visitor.press('Set the day');
    await visitor.press('Save the draft');
    await visitor.sees('Hours of its own · Office move · 09:00–12:30');
    await visitor.picture('calendar-draft-en');
    await visitor.press('Hand in for approval');
    await visitor.sees('You wrote in this draft, so somebody else has to approve it.');
  });
  await visit({ language: 'zh', width: 390 }, '康丽', async (visitor) => {
    await visitor.open('/calendars/cal-8x5');
    await visitor.press('批准并发布');
    const dialog = visitor.page.getByRole('dialog');
    await dialog.getByLabel('原因').fill('已与各支持组核对过工作时间');
    await dialog.getByRole('button', { name: '批准并发布' }).click();
    await visitor.sees('没有进行中的草稿。');
    await visitor.sees('第 2 版');
    await visitor.picture('calendar-published-zh');
  });
});
