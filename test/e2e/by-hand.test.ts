import { beforeAll, describe, expect, test } from 'vitest';
import type { Language } from '../../rules/schema/languages.ts';
import { anIncidentAtWork } from '../support/incident-at-work.ts';
import { aSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const subject = 'Mail cannot be sent';

/** What the people of the story read and press, in each language. */
const words = {
  en: {
    desk: 'Li Na',
    resolver: 'Wang Lei',
    architect: 'Guo Bin',
    owner: 'Chen Min',
    more: 'More',
    return: 'Return',
    addSigner: 'Add signer',
    withdraw: 'Withdraw completion',
    person: 'Person',
    reason: 'Reason',
    claim: 'Claim',
    complete: 'Complete',
    completed: 'Completed.',
    passOn: 'Not solved: pass on to specialists',
    agree: 'I agree',
    asked: 'The person is asked.',
    returned: 'Returned.',
    open: 'Your task is open again.',
    waits: 'have not answered yet',
    agrees: 'agrees',
    told: /was returned to/,
    process: 'Process',
    history: 'History',
    byHand: 'Changed by hand',
    why: 'Somebody has taken the next task.',
    skip: 'Skip',
    mustBeDone: 'This step must be done.',
    changeRun: 'Move or skip',
  },
  zh: {
    desk: '李娜',
    resolver: '王磊',
    architect: '郭斌',
    owner: '陈敏',
    more: '更多',
    return: '退回',
    addSigner: '加签',
    withdraw: '撤回',
    person: '人员',
    reason: '原因',
    claim: '签收',
    complete: '完成',
    completed: '已完成。',
    passOn: '未解决',
    agree: '同意',
    asked: '已请其加签。',
    returned: '已退回。',
    open: '已撤回，任务重新打开。',
    waits: '尚未全部答复',
    agrees: '同意',
    told: /已退回到/,
    process: '流程',
    history: '历史',
    byHand: '人工调整',
    why: '后续任务已被签收。',
    skip: '跳过',
    mustBeDone: '该步骤必须办理。',
    changeRun: '移动或跳过',
  },
} satisfies Record<Language, Record<string, string | RegExp>>;

describe.each(['en', 'zh'] as const)('work changed by hand in %s', (language) => {
  const say = words[language];
  let visitor: Visitor;
  let diagnosis: string;

  const site = aSite({
    fill: async (server) => {
      diagnosis = (await anIncidentAtWork(server)).id;
    },
  });
  beforeAll(async () => {
    visitor = await site.visitor({ language });
  });

  const choose = async (verb: string) => {
    await visitor.press(say.more);
    await visitor.page.getByRole('menuitem', { name: verb }).click();
    await visitor.page.getByRole('dialog').waitFor();
  };
  const because = async (verb: string, text: string) => {
    const dialog = visitor.page.getByRole('dialog');
    await dialog.getByLabel(say.reason).fill(text);
    await dialog.getByRole('button', { name: verb, exact: true }).click();
  };
  const passOn = async () => {
    await visitor.fill('workLog', 'Restarted the client');
    await visitor.choose('outcome', say.passOn);
    await visitor.press(say.complete);
  };

  test('given a task, when a signer is added before, then it waits for their opinion and shows it', async () => {
    const { page } = visitor;
    await visitor.signInAs(say.desk);
    await visitor.open(`/tasks/${diagnosis}`);
    await choose(say.addSigner);
    await page.getByRole('combobox', { name: say.person }).fill(say.architect);
    await page.getByRole('option', { name: say.architect }).click();
    expect(await visitor.accessibilityFindings()).toEqual([]);
    await visitor.picture('by-hand-add-signer');
    await because(say.addSigner, 'the owner of the service has to agree');
    await visitor.sees(say.asked);
    await passOn();
    await visitor.sees(say.waits);

    await visitor.signInAs(say.architect);
    await visitor.openTask('mine', subject);
    await page.getByRole('radio', { name: say.agree, exact: true }).check();
    await visitor.fill('comment', 'go ahead');
    await visitor.picture('by-hand-signature');
    expect(await visitor.accessibilityFindings()).toEqual([]);
    await visitor.press(say.complete);
    await visitor.sees(say.completed);

    await visitor.signInAs(say.desk);
    await visitor.open(`/tasks/${diagnosis}`);
    await visitor.sees('go ahead');
    await passOn();
    await visitor.sees(say.completed);
  }, 90_000);

  test('given a completed task, when nobody has taken the next one, then its completion is withdrawn, by keyboard too', async () => {
    const { page } = visitor;
    await visitor.open(`/tasks/${diagnosis}`);
    await page.getByRole('button', { name: say.more, exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: say.withdraw }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await because(say.withdraw, 'the work log was of another case');
    await visitor.sees(say.open);

    await visitor.openTask('mine', subject);
    await passOn();
    await visitor.sees(say.completed);
  }, 60_000);

  test('given a task that came, when it is returned, then whoever did the earlier one has it again, and diagram, table and history say so in both themes', async () => {
    const { page } = visitor;
    await visitor.signInAs(say.resolver);
    await visitor.openTask('groups', subject);
    await visitor.press(say.claim);
    await choose(say.return);
    await visitor.picture('by-hand-return');
    await because(say.return, 'the log does not say which client it is');
    await visitor.sees(say.returned);

    await visitor.signInAs(say.desk);
    await visitor.openTask('mine', subject);
    const task = page.url();
    await visitor.open(`${new URL(task).pathname}?tab=history`);
    await page.getByText(say.told).first().waitFor();
    await visitor.sees('the log does not say which client it is');
    await visitor.open(`${new URL(task).pathname}?tab=process`);
    await page.locator('.praxis-hand').first().waitFor();
    await visitor.sees(say.byHand);
    expect(await visitor.findingsInBothThemes('by-hand-diagram')).toEqual([]);
  }, 90_000);

  test('given the owner of the process on a phone, then moving and skipping are offered with their reasons, and the dialog fits', async () => {
    const { page } = visitor;
    await visitor.signInAs(say.owner);
    const { body } = await (await site.server.as('chen-min')).list('/api/process-instances', {
      filter: { status: 'active', processId: 'restore-service' },
    });
    await page.setViewportSize({ width: 390, height: 844 });
    await visitor.open(`/records/incident/INC000001?run=${body[0].id}`);
    await visitor.picture('by-hand-run');
    await visitor.press(say.changeRun);
    await page.getByRole('menuitem', { name: say.skip }).click();
    await page.getByRole('dialog').waitFor();
    const box = await page.getByRole('dialog').boundingBox();
    expect((box?.width ?? 999) + (box?.x ?? 999)).toBeLessThanOrEqual(390);
    expect(await visitor.accessibilityFindings()).toEqual([]);
    await visitor.picture('by-hand-phone');
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(visitor.complaints.filter((line) => !line.includes('409'))).toEqual([]);
  }, 60_000);
});
