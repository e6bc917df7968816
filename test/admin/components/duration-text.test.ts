import { expect, test } from 'vitest';
import { isoDurationText } from '../../../admin/src/components/durationText.ts';
import { textIn } from '../support/text-in.ts';

test.each([
  { duration: 'PT30M', en: '30 min', zh: '30 分钟' },
  { duration: 'PT4H', en: '4 h', zh: '4 小时' },
  { duration: 'PT40H', en: '40 h', zh: '40 小时' },
  { duration: 'P2D', en: '2 days', zh: '2 天' },
  { duration: 'P1M', en: 'P1M', zh: 'P1M' },
])('given the duration $duration, then it reads "$en" and "$zh"', ({ duration, en, zh }) => {
  expect(isoDurationText(duration, textIn('en'))).toBe(en);
  expect(isoDurationText(duration, textIn('zh'))).toBe(zh);
});
