import { afterAll, expect, test } from 'vitest';
import { ChangingPackages } from '../server/execution/changing-packages.ts';
import { aSite } from '../support/site.ts';
import { visitsTo } from '../support/visit.ts';

const reason = 'Weighed once more, 再次称重';
const packages = new ChangingPackages();
packages.install('ruled/weighing');
// A weight is typed, not chosen.
packages.change('weighing/rules/size.json', '"values": [1, 2, 3]', '"min": 1, "max": 3');
afterAll(() => packages.remove());

const site = aSite({ config: { packagesDirectories: packages.directories } });

const visit = visitsTo(site);

test.each([
  {
    language: 'en',
    owner: 'Chen Min',
    number: 'WGH000001',
    needs: 'The rule set "Size of a load" needs the fact "Weight".',
    supply: 'Supply the fact',
    fact: 'Weight',
    refused: 'Weight is "4". Allowed: Whole number · From 1 to 3.',
    goesOn: 'Lift',
    role: 'Service desk',
    supplied: 'Missing fact supplied: Judge the size',
    told: 'Weight: 3',
  },
  {
    language: 'zh',
    width: 390,
    owner: '陈敏',
    number: 'WGH000002',
    needs: '规则集“货物大小”缺少事实“重量”。',
    supply: '补充事实',
    fact: '重量',
    refused: '重量为“4”。允许：整数 · 从 1 到 3。',
    goesOn: '吊装',
    role: '服务台',
    supplied: '补充缺失的事实：判断大小',
    told: '重量：3',
  },
] as const)(
  'given a run without its fact, when its owner supplies it by keyboard in $language, then a wrong value is refused in words, the run goes on, and history tells who, what and why',
  async ({ owner, number, needs, supply, fact, refused, goesOn, role, supplied, told, ...look }) => {
    const zhang = await site.server.as('zhang-wei');
    const begun = await zhang.post('/api/processes/weighing/start', { values: {} }, { 'Idempotency-Key': number });
    expect(begun.status, begun.text).toBe(201);
    await visit(look, owner, async (visitor) => {
      const { page } = visitor;
      await visitor.open('/');
      await visitor.sees(needs);
      expect(await visitor.findingsInBothThemes('missing-fact-home')).toEqual([]);

      await page.getByRole('button', { name: supply }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: supply });
      await dialog.getByLabel(fact).and(page.locator(':focus')).waitFor();
      await page.keyboard.type('4');
      await page.keyboard.press('Tab');
      await page.keyboard.type(reason);
      await page.keyboard.press('Control+Enter');
      await visitor.sees(refused);
      expect(await dialog.getByRole('button', { name: supply }).isDisabled()).toBe(true);
      expect(await visitor.seesWhole('[role="dialog"]')).toBe(true);
      expect(await visitor.findingsInBothThemes('missing-fact-refused')).toEqual([]);

      await page.keyboard.press('Shift+Tab');
      await page.keyboard.type('3');
      await page.keyboard.press('Control+Enter');
      await dialog.waitFor({ state: 'hidden' });
      await page.getByText(needs).waitFor({ state: 'hidden' });

      await visitor.open(`/records/weighing/${number}`);
      await visitor.sees(goesOn);
      // Its model has no lanes that would name it.
      await page.getByRole('table').getByText(role).first().waitFor();
      expect(await page.getByText('service-desk', { exact: true }).count()).toBe(0);
      await visitor.sees(supplied);
      await visitor.sees(`${told} · ${reason}`);
      const entry = page.getByRole('listitem').filter({ hasText: supplied });
      expect(await entry.textContent()).toContain(owner);
      await entry.scrollIntoViewIfNeeded();
      await visitor.picture('missing-fact-history');
    });
  },
);
