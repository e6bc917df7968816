import { describe, expect, test } from 'vitest';
import { interfaceFindings } from '../../rules/interface-check.ts';
import { diffRuleSets } from '../../rules/row-diff.ts';
import { givenARuleSet, priority } from './support/rule-sets.ts';

const [first, second, ...rest] = priority.rows;
if (!first || !second) throw new Error('the matrix has 16 rows');
const withRows = (rows: readonly object[]) => givenARuleSet({ ...priority, rows });

describe('what changed between two versions of a table', () => {
  test('given the same table, then nothing', () => {
    expect(diffRuleSets(priority, withRows(priority.rows))).toEqual({ rows: [], parts: [] });
  });

  test('given one cell changed, then that row with both its sides', () => {
    const cheaper = { ...second, outputs: { priority: 'P2' } };

    expect(diffRuleSets(priority, withRows([first, cheaper, ...rest])).rows).toEqual([
      { id: second.id, change: 'changed', before: second, after: cheaper },
    ]);
  });

  test('given a row added, one removed and one carried to the end, then each is named once', () => {
    const fresh = { ...first, id: 'PM-new' };

    expect(
      diffRuleSets(priority, withRows([fresh, ...rest, second])).rows.map(({ id, change }) => [id, change]),
    ).toEqual([
      ['PM-new', 'added'],
      [second.id, 'moved'],
      [first.id, 'removed'],
    ]);
  });

  test('given another case and another hit policy, then the parts are named and no row is', () => {
    const [one] = priority.tests;
    const changed = givenARuleSet({ ...priority, hitPolicy: 'FIRST', tests: [one] });

    expect(diffRuleSets(priority, changed)).toEqual({ rows: [], parts: ['hitPolicy', 'tests'] });
  });
});

describe('a table and the models that use it', () => {
  test('given other rows and a fact with a declared value, then it still fits', () => {
    const more = { fact: 'vip', type: 'bool', absent: false };

    expect(
      interfaceFindings(priority, givenARuleSet({ ...priority, inputs: [...priority.inputs, more], rows: [first] })),
    ).toEqual([]);
  });

  test.each([
    ['a fact no model gives', { inputs: [...priority.inputs, { fact: 'vip', type: 'bool' }] }, 'inputs[2]'],
    ['a fact of another type', { inputs: [{ fact: 'impact', type: 'text' }, priority.inputs[1]] }, 'inputs[0]'],
    ['an output that is gone', { outputs: [{ name: 'level', type: 'text' }] }, 'outputs'],
    ['another hit policy', { hitPolicy: 'COLLECT' }, 'hitPolicy'],
  ])('given %s, then it is refused with its place', (_, change, path) => {
    const draft = givenARuleSet({ ...priority, ...change });

    expect(interfaceFindings(priority, draft).map((finding) => [finding.code, finding.path])).toEqual([
      ['INTERFACE_CHANGED', path],
    ]);
  });
});
