import { describe, expect, test } from 'vitest';
import { firstCron, isCron } from '../../engine/cron.ts';

const zone = 'Asia/Shanghai';

describe('cron', () => {
  test.each([
    { text: '0 0 6 * * MON', after: '2026-03-02T06:00:00+08:00', at: '2026-03-09T06:00:00+08:00' },
    { text: '0 0 6 * * MON', after: '2026-03-02T05:59:59+08:00', at: '2026-03-02T06:00:00+08:00' },
    { text: '0 0 8 1 1,4,7,10 *', after: '2026-03-02T06:00:00+08:00', at: '2026-04-01T08:00:00+08:00' },
    { text: '0 */15 9-17 * * 1-5', after: '2026-03-06T17:50:00+08:00', at: '2026-03-09T09:00:00+08:00' },
    { text: '@daily', after: '2026-12-31T12:00:00+08:00', at: '2027-01-01T00:00:00+08:00' },
    { text: '@midnight', after: '2026-12-31T12:00:00+08:00', at: '2027-01-01T00:00:00+08:00' },
    { text: '@annually', after: '2026-03-02T12:00:00+08:00', at: '2027-01-01T00:00:00+08:00' },
    { text: '0 0 0 29 2 *', after: '2026-03-01T00:00:00+08:00', at: '2028-02-29T00:00:00+08:00' },
    { text: '0 0 0 * * 7', after: '2026-03-07T00:00:00+08:00', at: '2026-03-08T00:00:00+08:00' },
  ])('given "$text" after $after, then it is due at $at', ({ text, after, at }) => {
    expect(firstCron(text, zone, new Date(after))).toEqual(new Date(at));
  });

  test.each([
    ['0 0 0 30 2 *', 'names a day that never comes'],
    ['0 0 8 L * *', 'asks for the last day'],
    ['0 0 8 15W * *', 'asks for a working day'],
    ['0 0 8 * * MON#1', 'asks for the first Monday'],
    ['0 0 8 * *', 'has five fields'],
    ['0 60 8 * * *', 'names a minute there is not'],
    ['0 0 8 * MON *', 'names a weekday as month'],
    ['0 0 8 * * FRI-MON', 'has a range that runs backwards'],
    ['0 */0 8 * * *', 'has a step of nothing'],
    ['0 0 8,, * * *', 'has an empty part'],
    ['@reboot', 'is none of the names'],
  ])('given "%s", which %s, then it is no cron and nothing is due by it', (text) => {
    expect(isCron(text)).toBe(false);
    expect(() => firstCron(text, zone, new Date('2026-01-01T00:00:00Z'))).toThrow(RangeError);
  });
});
