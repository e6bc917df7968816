import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gridIntervals, slotMinutesOf, weekGrid } from '../../rules/week-painter.ts';
import { calendars } from './support/calendars.ts';

describe('the week as a grid', () => {
  test('given the desk hours, then a slot is an hour and the lunch break is open no more', () => {
    const { slotMinutes, days } = weekGrid(calendars['cal-8x5']);

    expect(slotMinutes).toBe(60);
    expect(days.map((slots) => slots.filter(Boolean).length)).toEqual([8, 8, 8, 8, 8, 0, 0]);
    expect(days[0]?.[12]).toBe(false);
  });

  test.each([
    [[['09:00', '17:30']], 30],
    [[['08:45', '12:00']], 15],
    [[['08:50', '24:00']], 10],
    [[['00:01', '00:02']], 1],
  ] as const)('given %j, then slots of %d minutes show every line', (intervals, slot) => {
    expect(slotMinutesOf([intervals.map(([from, to]): [string, string] => [from, to])])).toBe(slot);
  });

  test.each(Object.values(calendars))(
    'given $id, when it is painted as it is, then its intervals are the same',
    (each) => {
      expect(gridIntervals(weekGrid(each))).toEqual(each.intervals);
    },
  );

  test('given any painted week, when it is read as intervals, then they paint the same week', () => {
    const week = fc.array(fc.array(fc.boolean(), { minLength: 48, maxLength: 48 }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(week, (days) => {
        const again = weekGrid({ intervals: gridIntervals({ slotMinutes: 30, days }) });
        const perSlot = 30 / again.slotMinutes;

        expect(again.days.map((slots) => slots.filter((_, index) => index % Math.max(1, perSlot) === 0))).toEqual(
          perSlot >= 1 ? days : again.days,
        );
      }),
    );
  });
});
