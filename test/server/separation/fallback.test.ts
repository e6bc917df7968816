import { describe, expect, test } from 'vitest';
import type { SodRule } from '../../../rules/schema/sod.ts';
import { refusalBy } from '../../../rules/separation.ts';
import type { Directory } from '../../../server/execution/directory.ts';
import { substitutesFor } from '../../../server/features/separation/fallback.ts';
import { sidesOf } from '../../../server/features/separation/sides.ts';

const managers: Readonly<Record<string, string>> = { ada: 'bob', bob: 'cem', cem: 'dee', dee: 'bob' };
const deputies: Readonly<Record<string, string>> = { eve: 'fay' };
const holders: Readonly<Record<string, readonly string[]>> = {
  tester: ['eve', 'gus'],
  'sms-manager': ['hal'],
  'top-management': ['ivy'],
};
const directory = {
  person: async (id: string) => ({ managerId: managers[id] ?? null, deputyId: deputies[id] ?? null }),
  holdersOf: async (role: string) => holders[role] ?? [],
} as unknown as Directory;

describe('who stands in', () => {
  const found = (may: readonly string[], reRoutes = false) =>
    substitutesFor({ role: 'tester', people: ['eve', 'ada'], reRoutes, record: null, directory }, async (id) =>
      may.includes(id),
    );

  test.each([
    [['gus', 'fay', 'hal'], 'other-holder', ['gus']],
    [['fay', 'hal', 'ivy'], 'deputy', ['fay']],
    [['hal', 'ivy'], 'sms-manager', ['hal']],
    [['ivy'], 'top-management', ['ivy']],
  ])('given that %j may, then it is found at %s', async (may, step, people) => {
    expect(await found(may)).toEqual({ step, people });
  });

  test('given a rule that sends work up the line, then the nearest manager who may has it, whoever holds the role', async () => {
    expect(await found(['cem', 'dee', 'gus'], true)).toEqual({ step: 'next-manager', people: ['cem'] });
    expect(await found(['gus'], true)).toEqual({ step: 'other-holder', people: ['gus'] });
  });

  test('given nobody who may, then there is nobody, also where managers go round in a circle', async () => {
    expect(await found([], true)).toBeNull();
  });
});

describe('sides', () => {
  const roles = [
    { id: 'tester', side: 'I' },
    { id: 'finance', side: 'B' },
    { id: 'board', side: 'any' },
    { id: 'requester', side: 'B' },
  ].map((role) => ({ ...role, name: { en: '', zh: '' }, kind: 'global' })) as Parameters<typeof sidesOf>[1];
  const rule = {
    id: 'SOD-04',
    name: { en: '', zh: '' },
    excludes: [{ field: 'builderId' }],
    side: 'B',
    violation: 'refuse',
  } as SodRule;

  test.each([
    [['tester', 'requester'], null, ['I']],
    [['finance', 'tester'], null, ['B', 'I']],
    [['requester'], null, ['I']],
    [['board'], null, ['I']],
    [['tester'], 'group-hq', ['B']],
  ])('given the roles %j and the customer %s, then the sides are %j', (held, customerId, sides) => {
    expect([...sidesOf({ roles: held, customerId }, roles)].toSorted()).toEqual(sides);
  });

  test('given a rule for one side, then the other side is kept away by it, and so is who it names', () => {
    const here = [{ rule, excluded: new Set(['ada']) }];
    expect(refusalBy(here, { userId: 'bob', sides: new Set(['I']) })).toBe(rule);
    expect(refusalBy(here, { userId: 'ada', sides: new Set(['B']) })).toBe(rule);
    expect(refusalBy(here, { userId: 'bob', sides: new Set(['B']) })).toBeNull();
    expect(refusalBy([], { userId: 'ada', sides: new Set() })).toBeNull();
  });
});
