import { beforeAll, expect, test } from 'vitest';
import { aSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

let english: Visitor;
let chinese: Visitor;
let phone: Visitor;

const site = aSite();
beforeAll(async () => {
  english = await site.visitor({ language: 'en' });
  chinese = await site.visitor({ language: 'zh' });
  phone = await site.visitor({ language: 'zh', width: 390, height: 844 });
});

const panel = (visitor: Visitor) => visitor.page.getByRole('region', { name: /^(Try it|试算)$/ });

async function choose(visitor: Visitor, fact: string, value: string): Promise<void> {
  await panel(visitor).getByRole('combobox', { name: fact }).click();
  await visitor.page.getByRole('option', { name: value, exact: true }).click();
}

/** Shows the panel as it is seen by whoever scrolls to it; nothing axe complains of in either theme. */
async function isAccessible(visitor: Visitor, name: string): Promise<void> {
  await panel(visitor).scrollIntoViewIfNeeded();
  expect(await visitor.findingsInBothThemes(name)).toEqual([]);
}

test('given the matrix in force, when facts are chosen by keyboard alone, then the decision, its row and what every other row asks for are said', async () => {
  await english.signInAs('Chen Min');
  await english.open('/rules/shared.priority');
  await panel(english).getByRole('combobox', { name: 'Impact' }).focus();
  await english.page.keyboard.press('Enter');
  await english.page.keyboard.press('End');
  await english.page.keyboard.press('Enter');
  await english.page.keyboard.press('Tab');
  await english.page.keyboard.press('Enter');
  await english.page.keyboard.press('Home');
  await english.page.keyboard.press('ArrowDown');
  await english.page.keyboard.press('Enter');

  await english.sees('Priority P3');
  await english.sees('By row PM-I4U1');
  await english.sees('What each row says (16 rows)');
  expect(await panel(english).getByRole('listitem').count()).toBe(16);
  await panel(english).getByRole('listitem').filter({ hasText: 'PM-I4U1' }).getByText('Decides.').waitFor();
  await panel(english).getByText('Urgency 1 (the row asks for 3)').first().waitFor();
  await isAccessible(english, 'trial-matrix');
});

test('given a draft, when a cell of the matrix is typed, then the same facts give what was typed, before anything is saved', async () => {
  await english.press('Begin a draft');
  await english.page.getByRole('button', { name: 'Save', exact: true }).waitFor();
  await choose(english, 'Impact', '2');
  await choose(english, 'Urgency', '2');
  await english.sees('By row PM-I2U2');
  await english.page
    .getByRole('combobox', { name: 'Priority for Impact 2, Urgency 2' })
    .or(english.page.getByRole('textbox', { name: 'Priority for Impact 2, Urgency 2' }))
    .fill('P1');
  await panel(english).getByText('Priority P1').waitFor();

  await choose(english, 'Urgency', 'missing');
  await panel(english).getByText('a fact is missing: Urgency').waitFor();
  expect(await panel(english).getByRole('listitem').count()).toBe(0);
  await isAccessible(english, 'trial-missing');

  await english.press('Table');
  await panel(english).getByText('a fact is missing: Urgency').waitFor();
  await english.page.locator('tr[data-line="2"] input[data-column="when:impact"]').fill('<');
  await panel(english).getByText('it is tried as it could be read last').waitFor();
});

test('given a table that is no matrix, when it is tried in Chinese, then values are said in words and what cannot be read is said at its field', async () => {
  await chinese.signInAs('陈敏');
  await chinese.open('/rules/incident.impact');
  await chinese.sees('试算');
  await choose(chinese, '服务状态', '中断');
  await panel(chinese).getByRole('textbox', { name: '受影响人数' }).fill('许多');
  await panel(chinese).getByText('应为：整数 · 从 1 到 1000000').waitFor();
  await isAccessible(chinese, 'trial-unreadable');
  await panel(chinese).getByRole('textbox', { name: '受影响人数' }).fill('60');
  await panel(chinese).getByText('R1 作出决策。').waitFor();
  await panel(chinese).getByText('同样命中，但由更靠前的行作出决策。').first().waitFor();
  await isAccessible(chinese, 'trial-table');
  expect(await panel(chinese).textContent()).not.toMatch(/\b(down|degraded|true|false|null)\b/);
});

test('given a phone, then facts stand below each other and the page does not run over its edge', async () => {
  await phone.signInAs('陈敏');
  await phone.open('/rules/shared.priority');
  await choose(phone, '影响度', '1');
  await choose(phone, '紧急度', '1');
  await panel(phone).getByText('优先级 P1').waitFor();
  await isAccessible(phone, 'trial-phone');

  expect(await phone.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect([...english.complaints, ...chinese.complaints, ...phone.complaints]).toEqual([]);
});

test('given a fact with a smallest and a largest number, when they are changed, then the dialog says what is wrong, and the trial refuses what lies outside', async () => {
  await english.open('/rules/incident.impact');
  await english.press('Begin a draft');
  await english.page.getByRole('button', { name: 'Save', exact: true }).waitFor();
  await english.page.getByRole('tab', { name: 'Facts and values' }).click();
  await english.press('Change People affected');
  await english.page.getByLabel('Smallest number').fill('9');
  await english.page.getByLabel('Largest number').fill('2');
  await english.sees('the smallest first');
  expect(await english.findingsInBothThemes('range-dialog')).toEqual([]);
  await english.page.getByLabel('Smallest number').fill('0');
  await english.page.getByLabel('Largest number').fill('500');
  await english.press('Take over');
  await english.sees('From 0 to 500');
  await english.page.getByRole('tab', { name: 'Table' }).click();
  await panel(english).getByRole('textbox', { name: 'People affected' }).fill('501');
  await panel(english).getByText('a fact has a value it may not have: People affected').waitFor();
  await english.page.getByRole('tab', { name: 'Facts and values' }).click();
  await english.press('Save');
  await english.sees('Saved.');

  await chinese.open(new URL(english.page.url()).pathname);
  await chinese.page.getByRole('tab', { name: '事实与结果' }).click();
  await chinese.page.getByRole('button', { name: '修改受影响人数' }).click();
  await chinese.page.getByRole('dialog', { name: '修改受影响人数' }).waitFor();
  await chinese.page.getByLabel('最大值').fill('x');
  await chinese.sees('留空表示不限');
  expect(await chinese.findingsInBothThemes('range-dialog')).toEqual([]);
});
