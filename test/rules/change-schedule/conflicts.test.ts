import { describe, expect, test } from 'vitest';
import { conflictsOf, type ProposedChange, type Surroundings } from '../../../rules/change-schedule/conflicts.ts';
import { freeSlots } from '../../../rules/change-schedule/free-slots.ts';
import { at, calendars, schedule, service } from './support/shipped.ts';

const changeA = {
  number: 'CHG000001',
  from: at('2026-03-12T20:00'),
  to: at('2026-03-12T22:00'),
  ciIds: ['db-07'],
  serviceIds: ['hr'],
  implementerId: 'wang-lei',
};

function proposed(from: string, to: string, differing: Partial<ProposedChange> = {}): ProposedChange {
  return {
    number: 'CHG000002',
    from: at(from),
    to: at(to),
    ciIds: ['db-07'],
    serviceIds: ['hr'],
    implementerId: 'fan-rong',
    outage: false,
    earliestStart: null,
    ...differing,
  };
}

function around(differing: Partial<Surroundings> = {}): Surroundings {
  const reach = new Set(['db-07', 'srv-07', 'app-07']);
  return { schedule, calendars, others: [changeA], reach, services: [service('hr')], ...differing };
}

const checks = (change: ProposedChange, differing: Partial<Surroundings> = {}) =>
  conflictsOf(change, around(differing)).map(({ check, with: other }) => `${check} ${other}`);

describe('given an approved change of DB-07 on Thursday 20:00-22:00', () => {
  test.each([
    ['22:15', '23:00', ['C1 CHG000001']],
    ['22:29', '23:00', ['C1 CHG000001']],
    ['22:30', '23:00', []],
    ['19:00', '19:30', []],
    ['19:00', '19:31', ['C1 CHG000001']],
  ])('when another wants DB-07 from %s to %s, then %j', (from, to, expected) => {
    expect(checks(proposed(`2026-03-12T${from}`, `2026-03-12T${to}`))).toEqual(expected);
  });

  test('when another touches APP-07, two relations away, then it is a warning', () => {
    const change = proposed('2026-03-12T20:30', '2026-03-12T21:00', { ciIds: ['app-07'] });

    expect(checks(change)).toEqual(['C2 CHG000001']);
  });

  test('when its implementer is wanted at the same time elsewhere, then that is a conflict of its own', () => {
    const elsewhere = { ciIds: ['mail-01'], serviceIds: ['mail'], implementerId: 'wang-lei' };
    const reach = { reach: new Set(['mail-01']), services: [service('mail')] };

    expect(checks(proposed('2026-03-12T21:00', '2026-03-12T23:00', elsewhere), reach)).toEqual(['C3 CHG000001']);
    expect(checks(proposed('2026-03-12T22:00', '2026-03-12T23:00', elsewhere), reach)).toEqual([]);
  });

  test('when the change itself is checked again, then it is no conflict with itself', () => {
    expect(checks({ ...proposed('2026-03-12T20:00', '2026-03-12T22:00'), number: 'CHG000001' })).toEqual([]);
  });

  test('when several items are shared, then all of them are named', () => {
    const other = { ...changeA, ciIds: ['db-07', 'srv-07', 'app-07'] };
    const change = proposed('2026-03-12T21:00', '2026-03-12T21:30', { ciIds: ['db-07', 'srv-07'] });

    expect(conflictsOf(change, around({ others: [other] })).map(({ check, about }) => [check, about])).toEqual([
      ['C1', ['db-07', 'srv-07']],
      ['C2', ['app-07']],
    ]);
  });
});

test('given two changes of one mission critical service at once, then it is told; of others it is not', () => {
  const other = { ...changeA, ciIds: ['a'], serviceIds: ['erp', 'hr'] };
  const change = proposed('2026-03-12T21:00', '2026-03-12T23:00', { ciIds: ['b'], serviceIds: ['erp', 'hr'] });
  const found = conflictsOf(
    change,
    around({ others: [other], reach: new Set(['b']), services: [service('erp'), service('hr')] }),
  );

  expect(found).toEqual([{ check: 'C4', with: 'CHG000001', about: ['erp'] }]);
});

describe('given an outage', () => {
  test.each([
    ['2026-03-12T20:00', '2026-03-13T00:00', []],
    ['2026-03-12T19:30', '2026-03-12T21:00', ['C5 ']],
    ['2026-03-12T23:30', '2026-03-13T00:30', ['C5 ']],
    ['2026-03-15T02:00', '2026-03-15T06:00', []],
    ['2026-03-15T01:59', '2026-03-15T06:00', ['C5 ']],
  ])('when it lasts from %s to %s, then %j', (from, to, expected) => {
    expect(checks(proposed(from, to, { outage: true }), { others: [] })).toEqual(expected);
  });

  test('when nothing is interrupted, then no window is needed', () => {
    expect(checks(proposed('2026-03-12T10:00', '2026-03-12T11:00'), { others: [] })).toEqual([]);
  });
});

describe('given a lead time until Thursday 10:00', () => {
  const early = { earliestStart: at('2026-03-12T10:00') };

  test('when it begins a minute earlier, then the notice is too short', () => {
    expect(checks(proposed('2026-03-12T09:59', '2026-03-12T11:00', early), { others: [] })).toEqual([
      'C7 2026-03-12T02:00:00.000Z',
    ]);
  });

  test('when it begins then, then it is in time', () => {
    expect(checks(proposed('2026-03-12T10:00', '2026-03-12T11:00', early), { others: [] })).toEqual([]);
  });
});

describe('given a window is looked for', () => {
  const monday = new Date(at('2026-03-09T10:00'));
  const texts = (slots: readonly { readonly from: number }[]) =>
    slots.map(({ from }) => new Date(from + 8 * 3_600_000).toISOString().slice(0, 16));

  test('when Thursday evening is partly taken, then the free rest of it is offered', () => {
    const wanted = proposed('2026-03-09T20:00', '2026-03-09T21:00');
    const taken = { ...changeA, to: at('2026-03-12T21:00') };

    const slots = freeSlots(wanted, around({ others: [taken] }), monday, { count: 3, days: 14 });

    expect(texts(slots)).toEqual(['2026-03-10T20:00', '2026-03-12T21:30', '2026-03-15T02:00']);
  });

  test('when it takes longer than any opening, then nothing is offered', () => {
    const wanted = proposed('2026-03-09T20:00', '2026-03-10T02:00');

    expect(freeSlots(wanted, around(), monday, { count: 3, days: 30 })).toEqual([]);
  });

  test('when its lead time ends on Thursday 20:10, then it begins at the next half hour', () => {
    const wanted = proposed('2026-03-09T20:00', '2026-03-09T21:00', { earliestStart: at('2026-03-12T20:10') });

    expect(texts(freeSlots(wanted, around({ others: [] }), monday, { count: 1, days: 30 }))).toEqual([
      '2026-03-12T20:30',
    ]);
  });

  test('when the end of the month is frozen for its service, then those evenings are left out', () => {
    const wanted = proposed('2026-03-30T20:00', '2026-03-30T21:00', { serviceIds: ['erp'] });
    const slots = freeSlots(
      wanted,
      around({ others: [], services: [service('erp')] }),
      new Date(at('2026-03-30T10:00')),
      {
        count: 1,
        days: 14,
      },
    );

    expect(texts(slots)).toEqual(['2026-04-07T20:00']);
  });
});
