import { expect, test } from 'vitest';
import { givenItems } from '../server/configuration-item/items.ts';
import { putPlannedChanges } from '../support/planned-changes.ts';
import { aSite } from '../support/site.ts';
import { visitsTo } from '../support/visit.ts';

const site = aSite();

// A refused file is an answer with 422, which the browser reports.
const visit = visitsTo(site, { answered: '/cmdb/import: Failed to load resource' });

test('given who may override, when an item is changed by hand, then page and history say so, and its impact is listed and drawn', async () => {
  await visit({ language: 'en' }, 'Lin Xia', async (visitor) => {
    const { page } = visitor;
    await visitor.open('/');
    await page.getByRole('link', { name: 'Configuration items' }).click();
    await page.getByRole('link', { name: 'DB-07' }).click();
    await visitor.press('Change');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Attribute').click();
    await page.getByRole('option', { name: 'Memory (GB)' }).click();
    await dialog.getByLabel('New value').fill('128');
    await dialog.getByLabel('Reason').fill('Counted by hand after the move.');
    await dialog.getByRole('button', { name: 'Change it' }).click();
    await visitor.sees('Memory (GB): 64 → 128');
    await visitor.sees('By hand: Counted by hand after the move.');
    await visitor.open('/cmdb/srv-07');
    await page.getByRole('region', { name: 'Impact' }).getByRole('link', { name: 'DB-07' }).waitFor();
    await visitor.sees('Services: ERP, HR portal');
    await page.getByRole('link', { name: 'Draw as a map' }).click();
    await page.getByRole('group', { name: 'Map of 3 items; the list below says the same.' }).waitFor();
    await visitor.picture('cmdb-impact-en');
  });
});

test('given a file, when it is wrong, tried and written, then rows and columns are said, and a baseline shows what is new, in Chinese', async () => {
  await visit({ language: 'zh' }, '林霞', async (visitor) => {
    const { page } = visitor;
    await visitor.open('/cmdb/baselines');
    await page.getByLabel('用途').fill('导入之前');
    await visitor.press('建立基线');
    await visitor.sees('BSL000001');
    await visitor.open('/cmdb/import');
    const choose = (text: string) =>
      page
        .locator('input[type=file]')
        .setInputFiles({ name: 'items.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
    await choose('name,type,os\nWEB-01,server,=1+1');
    await visitor.sees('不接受公式，请填写值。');
    await choose('name,type,os\nWEB-01,server,Linux');
    await visitor.sees('共 1 行：新建 1，更改 0，相同 0，拒绝 0');
    await page.getByLabel('理由').fill('第一次导入配置项数据。');
    await visitor.press('写入各行');
    await site.server.settle();
    await visitor.sees('已写入 1 / 1，失败 0');
    await visitor.picture('cmdb-import-zh');
    await visitor.open('/cmdb/baselines');
    await visitor.sees('新增');
    await page.getByRole('link', { name: 'WEB-01' }).waitFor();
  });
});

test('given a map, when arrow keys and Enter are pressed, then the way is said, the map is drawn around another item, and the address has it', async () => {
  await putPlannedChanges(site.server.database.unitOfWork, [
    {
      number: 'CHG900001',
      title: '更换机架电源',
      start: '2026-03-12T20:00+08:00',
      end: '2026-03-12T22:00+08:00',
      ciIds: ['db-07'],
    },
  ]);
  await visit({ language: 'zh' }, '李娜', async (visitor) => {
    const { page } = visitor;
    await visitor.open('/cmdb/map');
    await visitor.sees('请选择关系图以哪个配置项为中心。');
    await page.getByRole('combobox', { name: '配置项' }).fill('srv-07');
    await page.getByRole('option', { name: 'SRV-07' }).click();
    const map = page.getByRole('group', { name: /^包含 3 个配置项的关系图/ });
    const center = map.getByRole('button', { name: /^SRV-07/ });
    await center.focus();
    await page.keyboard.press('ArrowRight');
    const reached = map.locator(':focus > title');
    expect(await reached.textContent()).toMatch(/^APP-07, .+, 1 层/);
    await page.keyboard.press('ArrowDown');
    expect(await reached.textContent()).toMatch(/^DB-07, .+, 1 层, 1 个变更$/);
    await visitor.picture('cmdb-map');
    expect(await visitor.accessibilityFindings()).toEqual([]);
    await visitor.changeTheme('dark');
    await visitor.picture('cmdb-map');
    await page.keyboard.press('Enter');
    await map
      .getByRole('button', { name: /^DB-07/ })
      .and(page.locator('[aria-current]'))
      .waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ ci: 'db-07' });
    await page.getByRole('region', { name: '影响所及' }).getByRole('link', { name: 'CHG900001' }).waitFor();
    await page.getByRole('table').getByRole('link', { name: 'SRV-07' }).waitFor();
  });
});

test('given a phone, or more than 200 items, then the map is looked at by pushing it, or the list stands alone and says so', async () => {
  await givenItems(site.server.database.unitOfWork, [
    { id: 'hub' },
    ...Array.from({ length: 230 }, (_, n) => ({ id: `leaf-${n}`, relations: [{ type: 'runs-on', target: 'hub' }] })),
    { id: 'alone' },
    { id: 'rack-9' },
    ...Array.from({ length: 15 }, (_, n) => ({ id: `unit-${n}`, relations: [{ type: 'runs-on', target: 'rack-9' }] })),
  ]);
  await visit({ language: 'en', width: 390 }, 'Li Na', async (visitor) => {
    const { page } = visitor;
    await visitor.open('/cmdb/map?ci=rack-9');
    await visitor.sees('3 more, in the list');
    await visitor.picture('cmdb-map-phone');
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await visitor.open('/cmdb/map?ci=hub&depth=1');
    await visitor.sees('the list has the nearest 200, 31 more are not shown');
    expect(await page.getByRole('group', { name: /^Map of/ }).count()).toBe(0);
    expect(await page.getByRole('row').count()).toBe(200);
    await visitor.open('/cmdb/map?ci=alone&depth=9');
    await visitor.sees('Nothing within 2 relations.');
  });
});
