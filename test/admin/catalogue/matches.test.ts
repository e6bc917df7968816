import { expect, test } from 'vitest';
import { matches } from '../../../admin/src/resources/catalogue/matches.ts';
import type { CatalogueEntry } from '../../../server/contract/catalogue.ts';

const laptop = {
  id: 'R07',
  name: { en: 'Laptop', zh: '笔记本电脑' },
  summary: { en: 'A laptop, set up for work', zh: '已配置好的笔记本电脑' },
  category: { id: 'device', name: { en: 'I need a device', zh: '我需要设备' } },
  keywords: ['notebook', '电脑'],
} as unknown as CatalogueEntry;

test.each([
  ['', true],
  ['laptop', true],
  ['NOTE', true],
  ['笔记本', true],
  ['work 电脑', true],
  ['r07', true],
  ['设备', true],
  ['printer', false],
  ['laptop printer', false],
])('given a search for "%s", then the laptop is found: %s', (wanted, found) => {
  expect(matches(laptop, wanted)).toBe(found);
});
