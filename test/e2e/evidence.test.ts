import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unprotect } from '../scenarios/runner/tamper.ts';
import { anIncidentAtWork } from '../support/incident-at-work.ts';
import { aSite } from '../support/site.ts';
import type { Visitor } from '../support/visitor.ts';

const typed = '邮件 Mail cannot be sent';

const words = {
  en: {
    auditor: 'Ding Yi',
    verify: 'Verify the chain',
    holds: /lines fit their seals/,
    changed: /it was changed\. Record: INC000001/,
    pack: 'Evidence pack',
    refused: /Nothing is signed/,
    action: 'Record created',
    page: ['Impact', 'Urgency'],
    status: 'In progress',
    priority: 'P2 High',
    sealed: /^Sealed up to line \d+ of/,
    change: 'nothing → P2 High',
    said: 'Category: nothing → Software',
    person: 'Li Na',
    who: 'Who',
    csv: 'Save as CSV',
    more: / more$/,
  },
  zh: {
    auditor: '冯杰',
    verify: '校验整条链',
    holds: /行与封存一致/,
    changed: /已被改动。记录：INC000001/,
    pack: '证据包',
    refused: /未签署/,
    action: '创建记录',
    page: ['影响度', '紧急度'],
    status: '处理中',
    priority: 'P2 高',
    sealed: /^已封存至/,
    change: '无 → P2 高',
    said: '类别：无 → 软件',
    person: '李娜',
    who: '操作人',
    csv: '保存为 CSV',
    more: /^另有 \d+ 项/,
  },
} as const;

const site = aSite({
  fill: async (server) => {
    await anIncidentAtWork(server, { serviceId: 'mail', title: typed });
    const { sealer } = server.application.execution.evidence;
    await sealer.prepare();
    await sealer.settle();
  },
});

describe.each(['en', 'zh'] as const)('an auditor who reads %s', (language) => {
  const say = words[language];
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await site.visitor({ language });
    await visitor.signInAs(say.auditor);
  });
  afterAll(() => visitor?.close());

  test('S-61 given one incident, then labels, states and priority are in the language of the reader and what was typed is as it was', async () => {
    await visitor.open('/records/incident/INC000001');

    const page = visitor.page.getByRole('main');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(typed);
    await visitor.picture('record-in-two-languages');
    await page.getByText(say.status, { exact: true }).first().waitFor();
    for (const word of say.page) await page.getByText(word, { exact: true }).first().waitFor();
    await page.getByText(say.priority).first().waitFor();
  });

  test('given the audit trail, then it is filtered and verified, in both themes without findings', async () => {
    await visitor.open('/audit-trail?record=inc000001&action=record-created');
    await visitor.page.getByRole('cell', { name: say.action }).waitFor();
    expect(await visitor.page.getByRole('row').count()).toBe(2);
    await visitor.press(say.verify);
    await visitor.page.getByText(say.holds).waitFor();

    expect(await visitor.findingsInBothThemes('audit-trail')).toEqual([]);
    expect(visitor.complaints).toEqual([]);
  });

  test('given the page as it opens, then it says how far the trail is sealed, and lines say what became what', async () => {
    await visitor.open('/audit-trail?record=inc000001&action=record-written');

    await visitor.page.getByText(say.sealed).waitFor();
    const line = visitor.page.getByRole('row', { name: say.priority });
    for (const more of await visitor.page.getByText(say.more).all()) await more.click();
    await line.getByText(say.change).first().waitFor();
    expect(await visitor.page.getByRole('main').textContent()).not.toMatch(/[{}]|undefined|auditTrail\./);
    await visitor.picture('audit-trail-words');
    expect(await visitor.accessibilityFindings()).toEqual([]);
  });

  test('given no mouse, when a person is chosen, then only their lines are shown, and the table of them is saved', async () => {
    const { page } = visitor;
    await visitor.open('/audit-trail');
    await page.getByRole('combobox', { name: say.who }).focus();
    await page.keyboard.type(say.person);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**person=li-na*');
    const names = page.getByRole('row').getByRole('cell').nth(2);
    await names.getByText(say.person).waitFor();
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: say.csv }).focus();
    await page.keyboard.press('Enter');

    const table = await text(await (await saved).createReadStream());

    expect(table).toContain(say.said);
    expect(table).toContain(say.person);
  });

  test('given a phone, then lines stand below each other, nothing is wider than the window, and no finding in either theme', async () => {
    const { page } = visitor;
    await page.setViewportSize({ width: 390, height: 844 });
    await visitor.open('/audit-trail');
    await page.getByRole('listitem').filter({ hasText: say.action }).first().waitFor();

    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
    expect(await visitor.findingsInBothThemes('audit-trail-phone')).toEqual([]);
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('given lines that were filtered, then the evidence pack of them is saved', async () => {
    await visitor.open('/audit-trail?record=inc000001');
    const saved = visitor.page.waitForEvent('download');

    await visitor.press(say.pack);

    expect((await saved).suggestedFilename()).toBe('audit-trail-evidence.zip');
    expect(visitor.complaints).toEqual([]);
  });

  test('given a record, then its evidence pack is saved', async () => {
    await visitor.open('/records/incident/INC000001');
    const saved = visitor.page.waitForEvent('download');

    await visitor.press(say.pack);

    expect((await saved).suggestedFilename()).toBe('INC000001-evidence.zip');
  });
});

describe('a line that was changed by hand', () => {
  beforeAll(async () => {
    await unprotect(site.server.database.unitOfWork);
    await site.server.database.unitOfWork((tx) =>
      tx.execute(
        `UPDATE audit_trail SET actor_id = 'sun-hao' WHERE seq = (SELECT MAX(seq) FROM audit_trail WHERE action = 'record-created')`,
      ),
    );
  });

  test.each(['en', 'zh'] as const)(
    'S-62 given an auditor who reads %s, then the page names line and record, and no pack is made',
    async (language) => {
      const say = words[language];
      const visitor = await site.visitor({ language });
      await visitor.signInAs(say.auditor);
      await visitor.open('/audit-trail');
      await visitor.press(say.verify);
      await visitor.page.getByText(say.changed).waitFor();
      await visitor.picture('audit-trail-broken');

      await visitor.open('/records/incident/INC000001');
      await visitor.press(say.pack);
      await visitor.page.getByText(say.refused).waitFor();
      await visitor.close();
    },
  );
});
