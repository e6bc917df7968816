import { expect, test } from 'vitest';
import { decide } from '../../rules/decide.ts';
import type { RuleSet } from '../../rules/schema/rule-set.ts';
import { impact, priority } from './support/rule-sets.ts';

/** The set with a first row that counts how often somebody reads what it asks for: only compiling a table does. */
function counted(set: RuleSet): { readonly set: RuleSet; readonly reads: () => number } {
  let reads = 0;
  const [first, ...rest] = structuredClone(set.rows);
  if (!first) throw new Error('a set without rows');
  const { when } = first;
  const row = Object.defineProperty({ ...first }, 'when', {
    enumerable: true,
    get: () => {
      reads += 1;
      return when;
    },
  });
  return { set: { ...structuredClone(set), rows: [row, ...rest] }, reads: () => reads };
}

test.each([
  ['answered from a lookup', priority, { impact: 2, urgency: 2 }, { impact: 1, urgency: 4 }],
  [
    'that goes through its rows',
    impact,
    { tier: 1, serviceState: 'down', usersAffected: 3 },
    { tier: 4, serviceState: 'up', usersAffected: 900 },
  ],
])(
  'given a table %s, when one version decides twice, then it is compiled once; another version is compiled anew',
  async (_, set, facts, others) => {
    const version = counted(set);
    const next = counted(set);

    const first = await decide(version.set, facts);
    const compiling = version.reads();
    await decide(version.set, others);
    const again = await decide(version.set, facts);
    const untouched = next.reads();
    await decide(next.set, facts);

    expect(compiling).toBeGreaterThan(0);
    expect(version.reads()).toBe(compiling);
    expect(again).toEqual(first);
    expect([untouched, next.reads()]).toEqual([0, compiling]);
  },
);
