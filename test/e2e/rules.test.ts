import { beforeAll, expect, test } from 'vitest';
import { anIncidentAtWork } from '../support/incident-at-work.ts';
import { aSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

let english: Visitor;
let chinese: Visitor;

const site = aSite({ fill: anIncidentAtWork });
beforeAll(async () => {
  english = await site.visitor({ language: 'en' });
  chinese = await site.visitor({ language: 'zh' });
});

const cell = (visitor: Visitor, column: string, line: number) =>
  visitor.page.locator(`tr[data-line="${line}"] input[data-column="${column}"]`);

/** Begins a draft and waits for its page; the page of the set looks much the same. */
async function beginDraft(visitor: Visitor): Promise<void> {
  await visitor.press('Begin a draft');
  await visitor.page.getByRole('button', { name: 'Save', exact: true }).waitFor();
}

test('given a process owner, when the register is opened from the menu, then every set is there with what it is used by', async () => {
  await english.signInAs('Chen Min');
  await english.open('/');
  await english.page.getByRole('link', { name: 'Rule sets', exact: true }).click();
  await english.sees('Priority matrix');

  expect(await english.findingsInBothThemes('rules-register')).toEqual([]);
  await english.page.getByRole('link', { name: 'Priority matrix' }).click();
  await english.sees('Exactly one row matches');
  expect(await english.findingsInBothThemes('rules-set')).toEqual([]);
});

test('given the table, when it is edited by keyboard alone, then gaps, overlaps and failing cases are marked as they arise', async () => {
  await beginDraft(english);
  await english.press('Table');
  await cell(english, 'output:priority', 6).waitFor();
  await english.settled();

  await cell(english, 'output:priority', 5).focus();
  await english.page.keyboard.press('ArrowDown');
  await english.page.keyboard.type('P9');
  await english.sees('This value is not allowed here. Allowed: P1, P2, P3, P4');
  await english.page.keyboard.press('Control+a');
  await english.page.keyboard.type('P1');
  await english.sees('Test case fails: impact 2, urgency 2');

  await cell(english, 'when:urgency', 16).fill('3');
  await english.sees('Several rows answer');
  await english.sees('Impact 4, Urgency 4');
  expect(await english.findingsInBothThemes('rules-editor')).toEqual([]);
  await cell(english, 'when:urgency', 16).fill('4');

  await cell(english, 'when:impact', 16).focus();
  await english.page.keyboard.press('Alt+Delete');
  await english.page.getByRole('button', { name: 'Add a row for it' }).click();
  await cell(english, 'output:priority', 16).fill('P4');
  await cell(english, 'id', 16).fill('PM-I4U4');
  expect(await cell(english, 'when:urgency', 16).inputValue()).toBe('4');
});

test('given a case that no longer holds, when its result is taken and all is saved, then it can be submitted', async () => {
  await english.page.getByRole('tab', { name: 'Cases' }).click();
  await english.press('Take what it got');
  await english.sees('Every case has its answer and all test cases pass.');
  expect(await english.findingsInBothThemes('rules-cases')).toEqual([]);
  await english.page.getByRole('tab', { name: 'Table' }).click();
  await english.press('Save');
  await english.sees('Saved.');

  await english.page.getByRole('tab', { name: 'What if' }).click();
  await english.press('Replay');
  await english.sees('1 of 1 decisions would be others.');
  await english.sees('INC000001');
  expect(await english.findingsInBothThemes('rules-what-if')).toEqual([]);

  await english.press('Submit for approval');
  await english.sees('You changed this draft. Somebody else has to approve it.');
  expect(await english.page.getByRole('button', { name: 'Approve and publish' }).count()).toBe(0);
});

test('given the draft in Chinese, when an administrator approves it, then its version is in force and the running case can be bound to it', async () => {
  await chinese.signInAs('林霞');
  await chinese.open('/rules/shared.priority');
  await chinese.page.getByRole('link', { name: /打开草稿/ }).click();
  await chinese.sees('待批准');
  await chinese.press('批准并发布');
  await chinese.page.getByRole('textbox', { name: '原因' }).fill('客户评审会议已经同意此次调整');
  expect(await chinese.findingsInBothThemes('rules-publish')).toEqual([]);
  await chinese.page.getByRole('dialog').getByRole('button', { name: '批准并发布' }).click();
  await chinese.sees('版本 2');
  await chinese.sees('影响度 2, 紧急度 2 → 优先级 P1');
  expect(await chinese.findingsInBothThemes('rules-versions')).toEqual([]);

  await chinese.page.getByRole('tab', { name: '运行中的实例' }).click();
  await chinese.page.getByRole('checkbox', { name: '选择 INC000001' }).check();
  await chinese.press('改绑版本');
  await chinese.page.getByRole('textbox', { name: '原因' }).fill('客户要求此事件按新矩阵处理');
  await chinese.page.getByRole('dialog').getByRole('button', { name: '改绑版本' }).click();
  await chinese.sees('INC000001: 已改绑');
  expect(await chinese.findingsInBothThemes('rules-rebound')).toEqual([]);
});

test('given decisions that were made, when they are looked at in Chinese, then each says facts, row, result and record in words', async () => {
  await chinese.open('/rules/shared.priority?tab=decisions');
  await chinese.sees('影响度 2, 紧急度 2');
  await chinese.sees('PM-I2U2');
  expect(await chinese.findingsInBothThemes('rules-decisions')).toEqual([]);
  await chinese.page.getByLabel('只看某一行的决策').fill('PM-I4U4');
  await chinese.sees('这一行尚未作出决策。');
  expect(await chinese.findingsInBothThemes('rules-decisions-empty')).toEqual([]);
  await chinese.page.getByLabel('只看某一行的决策').fill('PM-I2U2');
  await chinese.page.getByRole('link', { name: 'INC000001' }).click();
  await chinese.sees('INC000001');
  await chinese.open('/rules/incident.impact?tab=decisions');
  await chinese.sees('服务状态');
  expect(await chinese.findingsInBothThemes('rules-decisions-words')).toEqual([]);
});

test('given two editors, when both save, then the second chooses between the rows of both', async () => {
  await english.open('/rules/shared.priority');
  await beginDraft(english);
  await english.press('Table');
  await cell(english, 'output:priority', 1).waitFor();
  await chinese.open('/rules/shared.priority');
  await chinese.page.getByRole('link', { name: /打开草稿/ }).click();
  await chinese.page.getByRole('button', { name: '保存', exact: true }).waitFor();
  await chinese.press('表格');
  await cell(chinese, 'output:priority', 1).waitFor();

  await cell(english, 'output:priority', 1).fill('P2');
  await english.press('Save');
  await english.sees('Saved.');
  await cell(chinese, 'output:priority', 1).fill('P3');
  await chinese.press('保存');
  await chinese.sees('您填写的');
  expect(await chinese.findingsInBothThemes('rules-conflict')).toEqual([]);
  await chinese.page.getByRole('radio', { name: /您填写的/ }).check();
  await chinese.press('按此选择保存');

  await chinese.sees('已保存。');
  expect(await cell(chinese, 'output:priority', 1).inputValue()).toBe('P3');
});

test('given targets by package and priority, when they are typed into the matrix, then what differs is said, and a step back takes it away', async () => {
  const at = (name: string) =>
    english.page.getByRole('textbox', { name }).or(english.page.getByRole('combobox', { name }));
  await english.open('/rules/shared.sla-target');
  await english.sees('40 h');
  expect(await english.findingsInBothThemes('targets-read')).toEqual([]);
  await beginDraft(english);
  await at('Resolution for Package Gold, Priority P1').fill('3 h 30');
  await english.sees('In force: 2 h');
  await at('Response for Package Gold, Priority P1').fill('soon');
  await english.sees('This value is not allowed here');
  expect(await english.findingsInBothThemes('targets-edited')).toEqual([]);
  await english.page.keyboard.press('Control+z');
  await english.page.keyboard.press('ArrowDown');
  expect(await at('Resolution for Package Gold, Priority P1').inputValue()).toBe('3 h 30 min');
  await english.press('Undo');
  expect(await at('Resolution for Package Gold, Priority P1').inputValue()).toBe('2 h');
  await english.press('Redo');
  await english.sees('In force: 2 h');
});

test('given the columns of a set, when a title, a fact and the hit policy are changed, then what it means is shown before', async () => {
  await english.page.getByRole('tab', { name: 'Facts and values' }).click();
  await english.press('Change Package');
  await english.page.getByLabel('Title in English').fill('Service package');
  expect(await english.findingsInBothThemes('columns-dialog')).toEqual([]);
  await english.press('Take over');
  await english.sees('Service package');
  await english.press('Add a fact');
  await english.page.getByLabel('Name in models').fill('region');
  await english.page.getByLabel('Title in English').fill('Region');
  await english.page.getByLabel('Title in Chinese').fill('地区');
  await english.page.getByRole('textbox', { name: 'Values' }).fill('north = North = 北');
  await english.sees('What is assumed has to be one of the values');
  await english.page.getByLabel('Assumed when it is missing').fill('north');
  await english.press('Take over');
  await english.sees('When missing: north North');
  await english.page.getByRole('combobox', { name: 'How rows become one result' }).click();
  await english.page.getByRole('option', { name: 'The first matching row decides' }).click();
  await english.sees('The order of the rows counts from then on.');
  await english.sees('0 cases without an answer, 0 with several');
  expect(await english.findingsInBothThemes('columns')).toEqual([]);
  await english.press('Take this way');
  await english.press('Save');
  await english.sees('Saved.');
  await chinese.open(new URL(english.page.url()).pathname);
  await chinese.page.getByRole('tab', { name: '事实与结果' }).click();
  await chinese.sees('地区');
  expect(await chinese.findingsInBothThemes('columns')).toEqual([]);
});

test('given a phone, then the editor is read without the page running over its edge', async () => {
  const phone = await site.visitor({ language: 'zh', width: 390, height: 844 });
  await phone.signInAs('陈敏');
  await phone.open('/rules/shared.priority');
  await phone.picture('rules-phone');

  expect(await phone.page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
  expect(await phone.accessibilityFindings()).toEqual([]);
  expect(
    [...english.complaints, ...chinese.complaints, ...phone.complaints].filter((each) => !/412/.test(each)),
  ).toEqual([]);
  await phone.close();
});
