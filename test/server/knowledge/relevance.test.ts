import { describe, expect, test } from 'vitest';
import { relevance, termsOf, weightsOf } from '../../../server/features/knowledge/relevance.ts';

const alike = (one: string, other: string, all: readonly string[] = [one, other]) =>
  relevance(termsOf(one), termsOf(other), weightsOf(all.map(termsOf)));

describe('what two texts have in common', () => {
  test.each([
    ['The printer does not print', 'Printing from the second floor fails: printer offline'],
    ['搜索不了，页面一直转圈', '搜索页面一直在转圈，没有任何结果'],
    ['VPN无法连接', '出差时VPN无法连接公司网络'],
    ['outlook', 'Outlook hangs at start'],
  ])('given "%s" and "%s", then they are about the same', (one, other) => {
    expect(alike(one, other)).toBeGreaterThanOrEqual(0.3);
  });

  test.each([
    ['The mail does not work', 'The printer does not work and the paper is not in it'],
    ['邮件发不出去', '打印机卡纸'],
    ['', 'Anything'],
    ['the of and', 'the of and'],
  ])('given "%s" and "%s", then they are not', (one, other) => {
    expect(alike(one, other, [one, other, 'Work is slow today', 'Does it work']) < 0.3).toBe(true);
  });

  test('given mixed scripts without spaces, then words and pairs of characters are both found', () => {
    expect([...termsOf('打开Outlook365时报错')].toSorted()).toEqual(['outlo', '打开', '时报', '报错'].toSorted());
  });
});
