import { describe, expect, test } from 'vitest';
import { addWorkdays, isWorkday, workdayFrom } from '../../rules/workday.ts';
import { calendars } from './support/calendars.ts';

const desk = calendars['cal-8x5'];

describe('working days', () => {
  test.each([
    ['a Monday', '2026-03-09', true],
    ['a Sunday', '2026-03-08', false],
    ['a make-up Saturday', '2026-02-14', true],
    ['a holiday on a Monday', '2026-02-16', false],
  ])('given %s, then it is one or not', (_, date, expected) => {
    expect(isWorkday(desk, date)).toBe(expected);
  });

  test.each([
    ['the fifth working day of March', '2026-02-28', 5, '2026-03-06'],
    ['the first working day of October, after National Day', '2026-09-30', 1, '2026-10-08'],
    ['the last working day of March', '2026-04-01', -1, '2026-03-31'],
    ['two working days before a Monday', '2026-03-09', -2, '2026-03-05'],
    ['no working day at all', '2026-03-08', 0, '2026-03-08'],
  ])('given %s, then it is found', (_, date, count, expected) => {
    expect(addWorkdays(desk, date, count)).toBe(expected);
  });

  test.each([
    ['2026-02-15', '2026-02-24'],
    ['2026-02-24', '2026-02-24'],
  ])('given a schedule on %s, then it is shifted to %s', (date, expected) => {
    expect(workdayFrom(desk, date)).toBe(expected);
  });

  test('given a calendar that never opens, then CALENDAR_NEVER_OPENS says so', () => {
    expect(() => addWorkdays({ ...desk, intervals: {}, extraWorkdays: [] }, '2026-03-09', 1)).toThrow(
      expect.objectContaining({ code: 'CALENDAR_NEVER_OPENS' }),
    );
  });
});
