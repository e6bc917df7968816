import { expect, test } from 'vitest';
import { dayOf, paged, touches, weeksOf } from '../../../admin/src/resources/change-calendar/calendarDays.ts';

const zone = 'Asia/Shanghai';

test('given March 2026, then the month has six weeks from Monday, and a week has seven days', () => {
  const month = weeksOf('month', '2026-03-15');

  expect(month.map((week) => week[0])).toEqual([
    ...['2026-02-23', '2026-03-02', '2026-03-09', '2026-03-16', '2026-03-23', '2026-03-30'],
  ]);
  expect(weeksOf('week', '2026-03-15')).toEqual([
    ['2026-03-09', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14', '2026-03-15'],
  ]);
  expect([weeksOf('list', '2026-02-28').length, weeksOf('month', '2027-02-01').length]).toEqual([5, 4]);
});

test('given the end of January, when the page is turned, then a month is never skipped', () => {
  expect(paged('month', '2026-01-31', 1)).toBe('2026-02-01');
  expect(paged('month', '2026-01-31', -1)).toBe('2025-12-01');
  expect(paged('week', '2026-03-01', -1)).toBe('2026-02-22');
});

test('given a change over midnight in Shanghai, then it is on both days, and one that ends at midnight only on the first', () => {
  const on = (day: string, end: string) => touches(day, '2026-03-12T14:00:00.000Z', end, zone);

  expect(dayOf('2026-03-12T16:30:00.000Z', zone)).toBe('2026-03-13');
  expect([on('2026-03-12', '2026-03-12T17:00:00.000Z'), on('2026-03-13', '2026-03-12T17:00:00.000Z')]).toEqual([
    true,
    true,
  ]);
  expect(on('2026-03-13', '2026-03-12T16:00:00.000Z')).toBe(false);
});
