import fc from 'fast-check';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';
import { givenARuleSet } from './rule-sets.ts';

const inputs = [
  { fact: 'level', type: 'int', min: -5, max: 50 },
  { fact: 'color', type: 'enum', values: ['red', 'dark blue', '=1+1', 'null', '5', 'a "b"\\', '是, 否'] },
  { fact: 'vip', type: 'bool' },
  { fact: 'day', type: 'date' },
  { fact: 'at', type: 'datetime', absent: null },
  { fact: 'tags', type: 'list', absent: [] },
] as const;

const day = fc.constantFrom('2026-01-01', '2026-02-28', '2027-12-31');
const at = day.map((date) => `${date}T04:00:00.000Z`);
const level = fc.integer({ min: -5, max: 50 });
const color = fc.constantFrom(...inputs[1].values);
const colors = fc.uniqueArray(color, { minLength: 1, maxLength: 3 });

/** Comparisons a fact of each type may have. */
const comparisons = {
  level: fc.oneof(
    fc.record({ equal: level }),
    fc.record({ greaterThan: level, lessThanInclusive: level }),
    fc.record({ greaterThanInclusive: level, notEqual: level }),
    fc.record({ notIn: fc.uniqueArray(level, { minLength: 2, maxLength: 3 }), lessThan: level }),
  ),
  color: fc.oneof(
    fc.record({ equal: color }),
    fc.record({ notEqual: color }),
    fc.record({ in: colors.filter((list) => list.length > 1) }),
    fc.record({ notIn: colors.filter((list) => list.length > 1) }),
  ),
  vip: fc.record({ equal: fc.boolean() }),
  day: fc.oneof(fc.record({ lessThan: day }), fc.record({ greaterThanInclusive: day, lessThan: day })),
  at: fc.oneof(fc.record({ equal: fc.constant(null) }), fc.record({ greaterThan: at })),
  tags: fc.oneof(fc.record({ contains: fc.constantFrom('safety', '5') }), fc.record({ doesNotContain: color })),
};
const condition = fc.record(comparisons, { requiredKeys: [] }).filter((when) => Object.keys(when).length > 0);
const outputs = fc.record({ color, points: fc.option(level) });

/** FIRST tables of every type of fact and every operator, their rows with or without alternatives. */
export const randomTable: fc.Arbitrary<RuleSet> = fc
  .array(
    fc.oneof(
      fc.record({ when: condition, outputs }),
      fc.record({ anyOf: fc.array(condition, { minLength: 2, maxLength: 3 }), outputs }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((rows) =>
    givenARuleSet({
      hitPolicy: 'FIRST',
      inputs,
      outputs: [
        { name: 'color', type: 'enum', values: inputs[1].values },
        { name: 'points', type: 'int' },
      ],
      rows: [
        ...rows.map((row, index) => ({ id: `r${index}`, ...row })),
        { id: 'rest', always: true, outputs: { color: 'red', points: 0 } },
      ],
    }),
  );
