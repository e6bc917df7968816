import { describe, expect, test } from 'vitest';
import { decide } from '../../rules/decide.ts';
import type { RuleSet } from '../../rules/schema/rule-set.ts';
import { type LoggedDecision, whatIf } from '../../rules/what-if.ts';
import { givenARuleSet, priority } from './support/rule-sets.ts';

const at = new Date('2026-03-10T02:00:00Z');

/** One logged decision for each cell of the matrix. */
async function logOf(table: RuleSet): Promise<readonly LoggedDecision[]> {
  const cells = [1, 2, 3, 4].flatMap((level) => [1, 2, 3, 4].map((urgency) => ({ impact: level, urgency })));
  return Promise.all(
    cells.map(async (facts) => {
      const { rows, result } = await decide(table, facts);
      const record = `INC-${facts.impact}${facts.urgency}`;
      return { ruleSet: table.id, version: '3', at, record, facts, rows, result };
    }),
  );
}

describe('what a draft would change', () => {
  test('given the same table under other row ids, then nothing changes', async () => {
    const renamed = givenARuleSet({ ...priority, rows: priority.rows.map((row) => ({ ...row, id: `new-${row.id}` })) });

    expect(await whatIf(await logOf(priority), renamed)).toEqual({ replayed: 16, changes: [] });
  });

  test('given one cell changed, then that record is listed with old and new', async () => {
    const draft = givenARuleSet({
      ...priority,
      rows: priority.rows.map((row) => (row.id === 'PM-I2U2' ? { ...row, outputs: { priority: 'P1' } } : row)),
    });

    expect(await whatIf(await logOf(priority), draft)).toEqual({
      replayed: 16,
      changes: [
        {
          record: 'INC-22',
          at,
          version: '3',
          facts: { impact: 2, urgency: 2 },
          before: { result: { priority: 'P2' }, rows: ['PM-I2U2'] },
          after: { result: { priority: 'P1' }, rows: ['PM-I2U2'] },
        },
      ],
    });
  });

  test('given a draft that needs a fact nobody logged, then it says so and guesses nothing', async () => {
    const draft = givenARuleSet({ ...priority, inputs: [...priority.inputs, { fact: 'vip', type: 'bool' }] });
    const { changes } = await whatIf((await logOf(priority)).slice(0, 1), draft);

    expect(changes).toMatchObject([{ record: 'INC-11', after: { refused: 'RULE_FACT_MISSING' } }]);
  });

  test('given decisions of other rule sets and many of its own, then only its own are replayed, with progress', async () => {
    const [first] = await logOf(priority);
    const many = first ? Array.from({ length: 1200 }, () => first) : [];
    const told: number[] = [];

    const { replayed } = await whatIf(
      [...many, ...many.map((each) => ({ ...each, ruleSet: 'other' }))],
      priority,
      (done) => told.push(done),
    );

    expect([replayed, told]).toEqual([1200, [500, 1000, 1200]]);
  });
});
