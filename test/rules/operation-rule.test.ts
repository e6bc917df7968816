import { describe, expect, test } from 'vitest';

import { ruleFor, wideningsOf } from '../../rules/operation-rule.ts';
import { type OperationRule, operationRules } from '../../rules/schema/operation.ts';

const transfer: OperationRule = {
  operation: 'transfer',
  relations: ['assignee'],
  roles: ['group-lead', 'process-owner'],
  until: 'point-of-no-return',
  to: 'provider',
};

describe('the rule for an operation', () => {
  test('given rules of a package, then they come before the shared ones, and what the shared ones do not list is denied', () => {
    const own = { ...transfer, roles: [] };

    expect(ruleFor('transfer', [transfer], [])).toBe(transfer);
    expect(ruleFor('transfer', [transfer], [own])).toBe(own);
    expect(ruleFor('skip', [transfer], [])).toBeUndefined();
    expect(ruleFor('transfer', [], [own])).toBeUndefined();
  });

  test.each<readonly [string, Partial<OperationRule>, readonly string[]]>([
    ['the same', {}, []],
    ['fewer people, sooner, and nearer', { roles: [], relations: [], until: 'next-claimed', to: 'candidates' }, []],
    ['another role', { roles: ['requester'] }, ['[0].roles']],
    ['another relation', { relations: ['assignee', 'candidate'] }, ['[0].relations']],
    ['a later end', { until: 'end' }, ['[0].until']],
    ['people farther away', { to: 'anyone' }, ['[0].to']],
    ['an operation nobody has', { operation: 'skip' }, ['[0].operation']],
  ])('given a package that allows %s, then what is wider is named with its place', (_what, change, places) => {
    expect(wideningsOf([transfer], [{ ...transfer, ...change }]).map(({ path }) => path)).toEqual(places);
  });

  test('given no word about people, then anyone is meant, which is wider than less', () => {
    const { to: _, ...open } = transfer;

    expect(wideningsOf([transfer], [open])).toMatchObject([
      { path: '[0].to', allowed: 'allowed: candidates, provider' },
    ]);
  });

  test('given an operation twice or an unknown key, then the file is refused', () => {
    expect(operationRules.safeParse([transfer, transfer]).success).toBe(false);
    expect(operationRules.safeParse([{ ...transfer, when: 'always' }]).success).toBe(false);
  });
});
