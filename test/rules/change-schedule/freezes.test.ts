import { describe, expect, test } from 'vitest';
import { freezesHit, frozenDays } from '../../../rules/change-schedule/freezes.ts';
import { at, calendars, schedule, service } from './support/shipped.ts';

function hits(from: string, to: string, id: string): readonly string[] {
  const stretch = { from: at(from), to: at(to) };
  return freezesHit(schedule, stretch, [service(id)], calendars).map(({ freeze, days }) => `${freeze} ${days.join()}`);
}

describe('given the freezes of the shipped schedule', () => {
  test.each([
    ['the last business day of March', '2026-03-31T20:00', '2026-03-31T22:00', 'erp', ['month-end 2026-03-31']],
    ['the one before', '2026-03-30T20:00', '2026-03-30T22:00', 'erp', ['month-end 2026-03-30']],
    ['the third last', '2026-03-27T20:00', '2026-03-27T22:00', 'erp', []],
    ['the Sunday between business days of the month end', '2026-03-29T02:00', '2026-03-29T03:00', 'erp', []],
    ['month end of a service without the tag', '2026-03-31T20:00', '2026-03-31T22:00', 'hr', []],
    ['a month that ends on a weekend', '2026-05-28T20:00', '2026-05-28T22:00', 'erp', ['month-end 2026-05-28']],
    ['the first shopping day', '2026-11-08T02:00', '2026-11-08T03:00', 'shop', ['shopping-days 2026-11-08']],
    ['the day before shopping days', '2026-11-07T22:00', '2026-11-08T00:00', 'shop', []],
    ['a minute into shopping days', '2026-11-07T22:00', '2026-11-08T00:01', 'shop', ['shopping-days 2026-11-08']],
    ['the last shopping day', '2026-11-12T23:00', '2026-11-13T01:00', 'shop', ['shopping-days 2026-11-12']],
    ['the day after', '2026-11-13T00:00', '2026-11-13T01:00', 'shop', []],
    ['Christmas Day, for all', '2026-12-25T00:00', '2026-12-25T01:00', 'wiki', ['year-end 2026-12-25']],
    ['2 January, for all', '2027-01-02T00:00', '2027-01-02T01:00', 'wiki', ['year-end 2027-01-02']],
    ['4 January', '2027-01-04T00:00', '2027-01-04T01:00', 'wiki', []],
    ['two days before a holiday', '2026-04-02T20:00', '2026-04-02T21:00', 'mail', ['holidays 2026-04-02']],
    ['three days before a holiday', '2026-04-01T20:00', '2026-04-01T21:00', 'mail', []],
    ['a holiday, tier 3', '2026-04-04T20:00', '2026-04-04T21:00', 'hr', []],
  ])('when a change falls on %s, then the days it hits are named', (_, from, to, id, expected) => {
    expect(hits(from, to, id)).toEqual(expected);
  });
});

test('given a stretch, then every freeze with its days is told for a calendar page', () => {
  const found = frozenDays(schedule, { from: at('2026-03-30T00:00'), to: at('2026-04-03T00:00') }, calendars);

  expect(found).toEqual([
    { freeze: 'month-end', days: ['2026-03-30', '2026-03-31'] },
    { freeze: 'shopping-days', days: [] },
    { freeze: 'year-end', days: [] },
    { freeze: 'holidays', days: ['2026-04-02'] },
  ]);
});

test('given a freeze by a calendar nobody has, then it is refused by its name', () => {
  const stretch = { from: at('2026-03-31T20:00'), to: at('2026-03-31T22:00') };

  expect(() => freezesHit(schedule, stretch, [service('erp')], [])).toThrow('freeze "month-end"');
});
