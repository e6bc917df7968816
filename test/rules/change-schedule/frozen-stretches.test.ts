import { expect, test } from 'vitest';
import { frozenStretches } from '../../../rules/change-schedule/frozen-stretches.ts';
import { at, calendars, schedule } from './support/shipped.ts';

test('given the shipped freezes, when the end of March is looked at, then working days that follow each other are one stretch', () => {
  const found = frozenStretches(schedule, { from: at('2026-03-30T00:00'), to: at('2026-05-01T00:00') }, calendars);

  expect(found.map(({ freeze, firstDay, lastDay }) => `${freeze} ${firstDay}..${lastDay}`)).toEqual([
    'month-end 2026-03-30..2026-03-31',
    'holidays 2026-04-02..2026-04-06',
    'holidays 2026-04-29..2026-04-30',
    'month-end 2026-04-29..2026-04-30',
  ]);
});
