import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { readable } from '../facts.ts';
import { type FactType, type FactValue, factValue } from '../schema/fact.ts';
import { type SchemaProblem, schemaProblems } from '../schema/problems.ts';
import { type Operator, operators, type RuleCondition, type RuleRow } from '../schema/rule-set.ts';
import { shape } from '../schema/shape.ts';
import { staticFindings } from '../static-check.ts';
import { always } from './engine-rules.ts';
import type { RuleTable } from './rule-table.ts';

const most = 200;
const comparison = shape({
  fact: z.string().min(1).max(80),
  operator: z.enum(operators, { error: `allowed operators: ${operators.join(', ')}` }),
  value: factValue,
});
const comparisons = z.array(comparison).min(1, 'an empty list would always hold').max(most);
const alternative = z.union([comparison, shape({ all: comparisons })]);
const alternatives = shape({ any: z.array(alternative).min(1, 'allowed: at least one alternative').max(most) });
const conditions = z.union([
  shape({
    all: z
      .array(z.union([comparison, alternatives]))
      .min(1, 'an empty list would always hold')
      .max(most),
  }),
  alternatives,
]);
const engineRules = z.array(
  shape({
    name: z.string().min(1).max(80),
    priority: z.int().min(1).optional(),
    conditions,
    event: shape({ type: z.string(), params: z.record(z.string(), factValue) }),
  }),
);

type Comparison = z.infer<typeof comparison>;
type EngineRule = z.infer<typeof engineRules>[number];

/** Rows read from rules of json-rules-engine; to be used only without problems. */
export interface ReadRules {
  readonly rows: readonly RuleRow[];
  readonly problems: readonly SchemaProblem[];
}

const mostRules = 2_000;

/**
 * Reads rules of json-rules-engine as rows of a table, the highest priority first.
 *
 * Allowed are comparisons that must all hold and at most one list of alternatives: what a table can show. Anything
 * that reaches further (paths, parameters, named conditions, "not", deeper nesting) is refused with its place.
 *
 * @param table declares facts and outputs; its own rows are not looked at
 */
export function fromEngineRules(given: unknown, table: RuleTable): ReadRules {
  if (Array.isArray(given) && given.length > mostRules)
    return { rows: [], problems: [{ path: '', value: given.length, allowed: `at most ${mostRules} rules` }] };
  const read = engineRules.safeParse(given);
  if (!read.success) return { rows: [], problems: schemaProblems(read.error, given) };
  const problems: SchemaProblem[] = [];
  const ordered = read.data.toSorted((a, b) => (b.priority ?? 1) - (a.priority ?? 1));
  const types = new Map(table.inputs.map(({ fact, type }) => [fact, type]));
  const rows = ordered.map((rule, index) => rowOf(rule, table, types, (path) => tooOften(problems, index, path)));
  if (problems.length > 0) return { rows, problems };
  const findings = staticFindings({ ...table, id: 'rules', tests: [], rows });
  return { rows, problems: findings.map(({ path, message }) => ({ path, value: undefined, allowed: message })) };
}

function tooOften(problems: SchemaProblem[], index: number, value: string): void {
  problems.push({ path: `[${index}].conditions`, value, allowed: 'each fact once by each operator' });
}

function rowOf(
  { name, conditions, event }: EngineRule,
  table: RuleTable,
  types: ReadonlyMap<string, FactType>,
  refuse: (path: string) => void,
): RuleRow {
  const { row = name, ...outputs } = event.params;
  const base = { id: String(row), ...(table.outputs.length > 0 ? { outputs } : {}) };
  if (isDeepStrictEqual(conditions, always(table))) return { ...base, always: true };
  const parts = 'all' in conditions ? conditions.all : [conditions];
  const plain = parts.filter((part): part is Comparison => 'fact' in part);
  const [either, second] = parts.flatMap((part) => ('any' in part ? [part.any] : []));
  if (second) refuse('two lists of alternatives');
  const anyOf = either?.map((each) => conditionOf('all' in each ? each.all : [each], types, refuse));
  return {
    ...base,
    ...(plain.length > 0 ? { when: conditionOf(plain, types, refuse) } : {}),
    ...(anyOf ? { anyOf } : {}),
  };
}

function conditionOf(
  tests: readonly Comparison[],
  types: ReadonlyMap<string, FactType>,
  refuse: (path: string) => void,
): RuleCondition {
  const condition: Record<string, Partial<Record<Operator, FactValue>>> = {};
  for (const { fact, operator, value } of tests) {
    const type = types.get(fact) ?? 'text';
    const known = condition[fact] ?? {};
    if (Object.hasOwn(known, operator)) refuse(`${fact} ${operator}`);
    const list = Array.isArray(value)
      ? (value.map((each) => readable(type, each)) as FactValue)
      : readable(type, value);
    condition[fact] = { ...known, [operator]: list };
  }
  return condition;
}
