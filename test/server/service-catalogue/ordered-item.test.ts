import { expect, test } from 'vitest';
import { catalogue } from '../../../rules/schema/catalogue.ts';
import { accessPeriod, daysUntil } from '../../../server/service-tasks/ordered-item/access-period.ts';
import { costOf } from '../../../server/service-tasks/ordered-item/cost-of.ts';
import { refusalOf } from '../../../server/service-tasks/ordered-item/entitlement.ts';

const text = { en: 'Any', zh: '任意' };
const given = (differing: object = {}) => {
  const item = {
    ...{ code: 'R01', category: 'any', name: text, summary: text, keywords: [], form: 'any', target: 'PT8H' },
    ...{ calendar: 'cal-8x5', approvers: [], unitCost: 5000, orderedBy: ['person'] },
    instructions: [{ id: 'do', text, steps: [text], group: 'DESK' }],
    ...differing,
  };
  const [first] = catalogue.parse({ categories: [{ id: 'any', name: text }], items: [item] }).items;
  if (!first) throw new Error('no item');
  return first;
};
const access = { endField: 'endDate', maxDays: 90, privileged: true, renewalDays: 14 };
const zone = 'Asia/Shanghai';
const person = { active: true, roles: ['requester'] } as unknown as Parameters<typeof refusalOf>[0]['beneficiary'];

test.each([
  ['its fixed price', {}, {}, { cost: 5000, monthlyCost: 0, licenceFree: false }],
  [
    'the price of the option',
    { variants: { field: 'model', options: { big: { cost: 1, monthlyCost: 2, licenceFree: true } } } },
    { model: 'big' },
    { cost: 1, monthlyCost: 2, licenceFree: true },
  ],
  [
    'what was entered, to the fen',
    { priceField: 'price' },
    { price: 1234.57 },
    { cost: 123457, monthlyCost: 0, licenceFree: false },
  ],
  [
    'a sum that binary fractions miss',
    { priceField: 'price' },
    { price: 1.15 },
    { cost: 115, monthlyCost: 0, licenceFree: false },
  ],
])('given an item, then it costs %s', (_what, item, answers, cost) => {
  expect(costOf(given(item), answers)).toEqual(cost);
});

test('given a last day, then access ends at 18:00, and is asked about seven days before at 9:00, in the zone of the organization', () => {
  expect(accessPeriod(given({ access }), { endDate: '2026-06-01' }, zone)).toEqual({
    accessEnd: '2026-06-01',
    accessEndsAt: '2026-06-01T10:00:00.000Z',
    renewalOpensAt: '2026-05-18T01:00:00.000Z',
    renewalAskAt: '2026-05-25T01:00:00.000Z',
  });
  expect(accessPeriod(given({ access }), { endDate: 'soon' }, zone)).toBeNull();
  expect(accessPeriod(given(), { endDate: '2026-06-01' }, zone)).toBeNull();
});

test.each([
  ['2026-06-01', 88, null],
  ['2026-06-03', 90, null],
  ['2026-06-04', 91, 'end-date-too-late'],
  ['2026-03-04', -1, 'end-date-passed'],
])('given access ordered on 2026-03-05 until %s, then that is in %i days and %s', (endDate, expected, refusal) => {
  const item = given({ access });
  const days = daysUntil(endDate, new Date('2026-03-05T00:30:00+08:00'), zone);
  expect(days).toBe(expected);
  const period = accessPeriod(item, { endDate }, zone);
  expect(refusalOf({ item, beneficiary: person, orderedBy: 'person', period, days })).toBe(refusal);
});

test.each([
  ['a person who orders what the personnel system orders', { orderedBy: ['hr-system'] }, {}, 'person', 'ordered-by'],
  ['somebody without the role', { entitledRoles: ['resolver'] }, {}, 'person', 'role'],
  ['somebody with the role', { entitledRoles: ['resolver'] }, { roles: ['resolver'] }, 'person', null],
  ['somebody whose account is closed', {}, { active: false }, 'person', 'inactive'],
  ['a leaver whose account is closed', { orderedBy: ['hr-system'] }, { active: false }, 'hr-system', null],
] as const)('given %s, then the order is judged', (_who, item, differing, orderedBy, refusal) => {
  const beneficiary = { ...person, ...differing };
  expect(refusalOf({ item: given(item), beneficiary, orderedBy, period: null, days: 0 })).toBe(refusal);
});

test.each([
  ['an unknown category', { category: 'other' }],
  ['a standard change without a template', { change: { kind: 'standard' } }],
  ['no instruction', { instructions: [] }],
  ['days as a target', { target: 'P1D' }],
  ['a text in one language', { name: { en: 'Only' } }],
  [
    'two instructions of one id',
    { instructions: [1, 2].map(() => ({ id: 'do', text, steps: [text], group: 'DESK' })) },
  ],
])('given %s, when the catalogue is read, then it is refused', (_what, item) => {
  expect(() => given(item)).toThrow();
});
