import { type RuleSet, ruleSet } from '../../../rules/schema/rule-set.ts';

/** A rule set, its shape checked as at load; one empty test stands in where a table is tested from outside. */
export function givenARuleSet(parts: object): RuleSet {
  return ruleSet.parse({ id: 'any', outputs: [], tests: [{ name: 'none', in: {}, error: 'NONE' }], ...parts });
}

const priorities = ['P1', 'P2', 'P3', 'P4'];

/** Impact across, urgency down, as the matrix is printed. */
export const priorityMatrix = [
  ['P1', 'P1', 'P2', 'P3'],
  ['P1', 'P2', 'P3', 'P3'],
  ['P2', 'P3', 'P3', 'P4'],
  ['P3', 'P3', 'P4', 'P4'],
];

/** UNIQUE over two enumerated facts. */
export const priority = givenARuleSet({
  id: 'priority',
  hitPolicy: 'UNIQUE',
  inputs: [
    { fact: 'impact', type: 'int', min: 1, max: 4 },
    { fact: 'urgency', type: 'int', values: [1, 2, 3, 4] },
  ],
  outputs: [{ name: 'priority', type: 'enum', values: priorities }],
  rows: priorityMatrix.flatMap((line, impact) =>
    line.map((value, urgency) => ({
      id: `PM-I${impact + 1}U${urgency + 1}`,
      when: { impact: { equal: impact + 1 }, urgency: { equal: urgency + 1 } },
      outputs: { priority: value },
    })),
  ),
  tests: [
    { name: 'second row, second column', in: { impact: 2, urgency: 2 }, expect: { priority: 'P2' }, rows: ['PM-I2U2'] },
    { name: 'impact unknown', in: { urgency: 2 }, error: 'RULE_FACT_MISSING' },
  ],
});

/** FIRST with "or" inside rows, an absent value, and a last row that always matches. */
export const impact = givenARuleSet({
  id: 'impact',
  hitPolicy: 'FIRST',
  inputs: [
    { fact: 'tier', type: 'int', min: 1, max: 4 },
    { fact: 'serviceState', type: 'enum', values: ['up', 'degraded', 'down'], required: true },
    { fact: 'usersAffected', type: 'int', min: 0, absent: 1 },
  ],
  outputs: [{ name: 'impact', type: 'int' }],
  rows: [
    { id: '1', when: { tier: { equal: 1 }, serviceState: { equal: 'down' } }, outputs: { impact: 1 } },
    { id: '2', when: { usersAffected: { greaterThanInclusive: 200 } }, outputs: { impact: 1 } },
    {
      id: '3',
      anyOf: [{ tier: { equal: 2 }, serviceState: { equal: 'down' } }, { usersAffected: { greaterThanInclusive: 50 } }],
      outputs: { impact: 2 },
    },
    {
      id: '4',
      anyOf: [
        { usersAffected: { greaterThanInclusive: 5 } },
        { tier: { equal: 1 }, serviceState: { equal: 'degraded' } },
      ],
      outputs: { impact: 3 },
    },
    { id: '5', always: true, outputs: { impact: 4 } },
  ],
  tests: [{ name: 'eight users', in: { tier: 3, serviceState: 'degraded', usersAffected: 8 }, expect: { impact: 3 } }],
});

const questions = { q1: 20, q2: 10, q7: 15 };

/** SUM of weight times answer, in whole points. */
export const risk = givenARuleSet({
  id: 'risk',
  hitPolicy: 'SUM',
  inputs: Object.keys(questions).map((fact) => ({ fact, type: 'int', min: 0, max: 3 })),
  outputs: [{ name: 'points', type: 'int' }],
  rows: Object.entries(questions).flatMap(([fact, weight]) =>
    [1, 2, 3].map((answer) => ({
      id: `${fact}-${answer}`,
      when: { [fact]: { equal: answer } },
      outputs: { points: weight * answer },
    })),
  ),
});

/** ANY: reasons for a major incident, one of them on a list of tags. */
export const major = givenARuleSet({
  id: 'major',
  hitPolicy: 'ANY',
  inputs: [
    { fact: 'priority', type: 'enum', values: priorities },
    { fact: 'usersAffected', type: 'int', absent: 1 },
    { fact: 'tags', type: 'list', absent: [] },
    { fact: 'restoreAt', type: 'datetime', absent: null },
  ],
  rows: [
    { id: 'M1', when: { priority: { equal: 'P1' } } },
    { id: 'M2', when: { usersAffected: { greaterThanInclusive: 200 } } },
    { id: 'M3', when: { tags: { contains: 'safety' } } },
    { id: 'M4', when: { restoreAt: { greaterThan: '2026-03-10T12:00:00+08:00' } } },
  ],
});

/** COLLECT of approvers, equal ones listed once. */
export const approval = givenARuleSet({
  id: 'approval',
  hitPolicy: 'COLLECT',
  distinct: true,
  inputs: [
    { fact: 'item', type: 'enum', values: ['R02', 'R07'] },
    { fact: 'cost', type: 'money', absent: 0 },
  ],
  outputs: [{ name: 'role', type: 'enum', values: ['line-manager', 'finance'] }],
  rows: [
    { id: 'all', when: { item: { in: ['R02', 'R07'] } }, outputs: { role: 'line-manager' } },
    { id: 'cost-line', when: { cost: { greaterThan: 100_000 } }, outputs: { role: 'line-manager' } },
    {
      id: 'cost-finance',
      when: { cost: { greaterThan: 1_000_000, lessThanInclusive: 5_000_000 } },
      outputs: { role: 'finance' },
    },
  ],
});
