import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { startCase } from '../server/execution/support.ts';
import { ChangingWorkshop, withACheck } from '../server/migration/support.ts';
import { Visitor } from '../support/visitor.ts';

let place: ChangingWorkshop;
let browser: Browser;

beforeAll(async () => {
  place = await ChangingWorkshop.on('sqlite', { adminDirectory: 'dist/admin' });
  browser = await chromium.connect(inject('browserEndpoint'));
  const zhang = await place.server.as('zhang-wei');
  for (const kind of ['task', 'task', 'timer', 'call']) await startCase(zhang, kind);
  await place.changes(
    ...withACheck,
    [
      '<bpmn:intermediateCatchEvent id="TC1_later" name="Two hours later">',
      '<bpmn:intermediateCatchEvent id="TC8_soon" name="Soon">',
    ],
    ['name.zh" value="两小时后"', 'name.zh" value="稍后"'],
    ['targetRef="TC1_later"', 'targetRef="UT9_check"'],
    ['sourceRef="TC1_later" targetRef="UT1_finish"', 'sourceRef="TC8_soon" targetRef="UT1_finish"'],
    [
      'id="F10" sourceRef',
      'id="F77" sourceRef="UT9_check" targetRef="TC8_soon" /><bpmn:sequenceFlow id="F10" sourceRef',
    ],
  );
});
afterAll(async () => {
  await browser?.close();
  await place?.close();
});

const journeys = [
  {
    language: 'en',
    person: 'Lin Xia',
    link: 'Versions and migration',
    mapping: 'What stands for what',
    unmapped: 'Two hours later becomes',
    dryRun: 'Dry run',
    stays: '4 selected: 3 would move, 1 would stay.',
    because: 'Two hours later: has no counterpart',
    all: '4 selected: 4 would move, 0 would stay.',
    numbers: 'Numbers',
    one: '1 selected: 1 would move, 0 would stay.',
    reason: 'Reason',
    start: 'Move 1 case',
    done: 'Done · 1 of 1',
    back: 'Roll back 1 case',
    stretch: /Version 1, until/,
    stood: 'Stood here when it was moved',
  },
  {
    language: 'zh',
    person: '林霞',
    link: '版本与迁移',
    mapping: '元素映射',
    unmapped: '两小时后 对应为',
    dryRun: '试运行',
    stays: '选中 3 个：2 个可迁移，1 个保持不变。',
    because: '两小时后：没有对应元素',
    all: '选中 3 个：3 个可迁移，0 个保持不变。',
    numbers: '编号',
    one: '选中 1 个：1 个可迁移，0 个保持不变。',
    reason: '原因',
    start: '迁移 1 个个案',
    done: '已完成 · 1 / 1',
    back: '回退 1 个个案',
    stretch: /版本 1，至/,
    stood: '迁移时在此',
  },
] as const;

describe.each(journeys)('moving cases in $language', (words) => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await Visitor.at(place.server.url, browser, { language: words.language });
    await visitor.signInAs(words.person);
  });
  afterAll(() => visitor?.close());

  test('given two versions, when an administrator maps, tries, starts and looks, then each step says what it does', async () => {
    const { page } = visitor;
    const number = words.language === 'en' ? 'WSP000001' : 'WSP000002';
    await visitor.open('/processes/workshop/migrations');
    await page.getByRole('heading', { name: words.mapping }).waitFor();
    await visitor.picture('migration-plan');
    expect(await visitor.findingsInBothThemes()).toEqual([]);

    await visitor.press(words.dryRun);
    await visitor.sees(words.stays);
    await visitor.sees(words.because);
    await visitor.picture('migration-dry-run');
    expect(await visitor.findingsInBothThemes()).toEqual([]);

    await page.getByRole('combobox', { name: words.unmapped }).selectOption('TC8_soon');
    await visitor.press(words.dryRun);
    await visitor.sees(words.all);

    await page.getByRole('textbox', { name: words.numbers }).fill(number);
    await visitor.press(words.dryRun);
    await visitor.sees(words.one);
    await page.getByRole('textbox', { name: words.reason }).fill('The new version is approved');
    await page.getByRole('button', { name: words.start }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/processes/workshop/migrations/*');
    await page.getByRole('progressbar').waitFor();
    await visitor.picture('migration-running');
    await place.server.settle();

    await visitor.sees(words.done);
    await page.getByRole('link', { name: words.back }).waitFor();
    await visitor.picture('migration-done');
    expect(await visitor.findingsInBothThemes()).toEqual([]);

    await visitor.open(`/records/workshop/${number}`);
    await page.getByRole('button', { name: words.stretch }).click();
    await visitor.sees(words.stood);
    await visitor.picture('migration-record');
    expect(await visitor.findingsInBothThemes()).toEqual([]);
    expect(visitor.complaints).toEqual([]);
  });
});

describe('beside the journey', () => {
  test('given a phone, then the plan needs no sideways scrolling of the page', async () => {
    const visitor = await Visitor.at(place.server.url, browser, { language: 'en', width: 390, height: 844 });
    await visitor.signInAs('Lin Xia');

    await visitor.open('/processes/workshop/migrations');
    await visitor.page.getByRole('heading', { name: 'What stands for what' }).waitFor();
    await visitor.picture('migration-phone');

    expect(await visitor.page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(await visitor.accessibilityFindings()).toEqual([]);
    await visitor.close();
  });

  test("given a process of one version, and one that is somebody else's, then the page says so", async () => {
    const visitor = await Visitor.at(place.server.url, browser, { language: 'en' });
    await visitor.signInAs('Han Mei');

    await visitor.open('/processes/change/migrations');
    await visitor.sees('There is only one version.');
    await visitor.sees('No case has been moved yet.');
    await visitor.open('/processes/workshop/migrations');
    await visitor.sees('Your roles do not allow this');

    expect(await visitor.accessibilityFindings()).toEqual([]);
    await visitor.close();
  });
});
