import { disallowed, isOfType } from './facts.ts';
import type { FactType, FactValue, RuleInput, RuleOutput } from './schema/fact.ts';
import type { HitPolicy, Operator, RuleCondition, RuleRow, RuleSet } from './schema/rule-set.ts';

/** One mistake in a table; `path` is the place in the file, `code` is stable. */
export interface RuleFinding {
  readonly code:
    | 'DUPLICATE_ID'
    | 'UNKNOWN_FACT'
    | 'OPERATOR_NOT_ALLOWED'
    | 'VALUE_NOT_ALLOWED'
    | 'OUTPUT_MISMATCH'
    | 'ALWAYS_NOT_ALLOWED'
    | 'GAP'
    | 'OVERLAP'
    | 'UNREACHABLE_ROW'
    | 'TOO_MANY_CASES'
    | 'INTERFACE_CHANGED'
    | 'TEST_FAILED';
  readonly path: string;
  readonly message: string;
}

/** Mistakes a single row or declaration shows by itself: names, operators, types, outputs. */
export function staticFindings(ruleSet: RuleSet): readonly RuleFinding[] {
  const inputs = new Map(ruleSet.inputs.map((input) => [input.fact, input]));
  return [
    ...duplicates(
      'inputs',
      ruleSet.inputs.map((input) => input.fact),
    ),
    ...duplicates(
      'outputs',
      ruleSet.outputs.map((output) => output.name),
    ),
    ...duplicates(
      'rows',
      ruleSet.rows.map((row) => row.id),
    ),
    ...ruleSet.inputs.flatMap(inputFindings),
    ...policyFindings(ruleSet),
    ...ruleSet.rows.flatMap((row, index) => rowFindings(ruleSet, inputs, row, index)),
  ];
}

function duplicates(place: string, ids: readonly string[]): readonly RuleFinding[] {
  return ids
    .map((id, index) => ({ id, index }))
    .filter(({ id, index }) => ids.indexOf(id) !== index)
    .map(({ id, index }) => finding('DUPLICATE_ID', `${place}[${index}]`, `"${id}" stands twice`));
}

function inputFindings(input: RuleInput, index: number): readonly RuleFinding[] {
  const path = `inputs[${index}]`;
  const values = (input.values ?? []).filter((value) => !isOfType(input.type, value));
  const wrong = values.map((value) =>
    finding('VALUE_NOT_ALLOWED', `${path}.values`, `${JSON.stringify(value)} is no ${input.type}`),
  );
  if (input.absent === undefined || input.absent === null) return wrong;
  const allowed = disallowed({ ...input, min: undefined, max: undefined }, input.absent);
  return allowed === undefined
    ? wrong
    : [...wrong, finding('VALUE_NOT_ALLOWED', `${path}.absent`, `allowed: ${allowed}`)];
}

function policyFindings(ruleSet: RuleSet): readonly RuleFinding[] {
  const points = ruleSet.outputs.find((output) => output.name === 'points');
  if (ruleSet.hitPolicy === 'SUM' && (ruleSet.outputs.length !== 1 || points?.type !== 'int'))
    return [finding('OUTPUT_MISMATCH', 'outputs', 'SUM allows one output, "points" of type int')];
  if (ruleSet.hitPolicy === 'ANY' && ruleSet.outputs.length > 0)
    return [finding('OUTPUT_MISMATCH', 'outputs', 'ANY decides by its rows alone and has no outputs')];
  return [];
}

const alwaysAllowed: Readonly<Record<HitPolicy, (index: number, rows: number) => boolean>> = {
  FIRST: (index, rows) => index === rows - 1,
  COLLECT: () => true,
  SUM: () => true,
  UNIQUE: () => false,
  ANY: () => false,
};

function rowFindings(
  ruleSet: RuleSet,
  inputs: ReadonlyMap<string, RuleInput>,
  row: RuleRow,
  index: number,
): readonly RuleFinding[] {
  const path = `rows[${index}]`;
  const misplaced = row.always && !alwaysAllowed[ruleSet.hitPolicy](index, ruleSet.rows.length);
  return [
    ...(misplaced
      ? [finding('ALWAYS_NOT_ALLOWED', `${path}.always`, 'allowed: last row of FIRST, any row of COLLECT and SUM')]
      : []),
    ...(row.when ? conditionFindings(inputs, row.when, `${path}.when`) : []),
    ...(row.anyOf ?? []).flatMap((group, at) => conditionFindings(inputs, group, `${path}.anyOf[${at}]`)),
    ...outputFindings(ruleSet.outputs, row.outputs ?? {}, `${path}.outputs`),
  ];
}

function conditionFindings(
  inputs: ReadonlyMap<string, RuleInput>,
  condition: RuleCondition,
  path: string,
): readonly RuleFinding[] {
  return Object.entries(condition).flatMap(([fact, tests]) => {
    const input = inputs.get(fact);
    if (!input) return [finding('UNKNOWN_FACT', `${path}.${fact}`, `allowed: ${[...inputs.keys()].join(', ')}`)];
    return Object.entries(tests).flatMap(([operator, value]) =>
      comparisonFindings(input, operator as Operator, value, `${path}.${fact}.${operator}`),
    );
  });
}

const equality: readonly Operator[] = ['equal', 'notEqual', 'in', 'notIn'];
const order: readonly Operator[] = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const operatorsOf: Readonly<Record<FactType, readonly Operator[]>> = {
  text: equality,
  enum: equality,
  bool: equality,
  int: [...equality, ...order],
  decimal: [...equality, ...order],
  money: [...equality, ...order],
  date: [...equality, ...order],
  datetime: [...equality, ...order],
  list: ['contains', 'doesNotContain'],
};

function comparisonFindings(
  input: RuleInput,
  operator: Operator,
  value: FactValue,
  path: string,
): readonly RuleFinding[] {
  const allowed = operatorsOf[input.type];
  if (!allowed.includes(operator))
    return [finding('OPERATOR_NOT_ALLOWED', path, `allowed for ${input.type}: ${allowed.join(', ')}`)];
  const asList = operator === 'in' || operator === 'notIn';
  if (asList !== Array.isArray(value) || (Array.isArray(value) && value.length === 0))
    return [finding('VALUE_NOT_ALLOWED', path, asList ? 'allowed: a list of values, not empty' : 'allowed: one value')];
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((each) => valueFindings(input, operator, each, path));
}

function valueFindings(input: RuleInput, operator: Operator, value: FactValue, path: string): readonly RuleFinding[] {
  if (value === null && input.absent === null && equality.includes(operator)) return [];
  if (input.type === 'list')
    return typeof value === 'string' || typeof value === 'number'
      ? []
      : [finding('VALUE_NOT_ALLOWED', path, 'allowed: a text or number')];
  // A threshold may lie outside the declared values ("less than 5" of 1 to 4); a value compared for equality may not.
  const declared = equality.includes(operator)
    ? input
    : { ...input, values: undefined, min: undefined, max: undefined };
  const allowed = value === input.absent ? undefined : disallowed(declared, value);
  return allowed === undefined
    ? []
    : [finding('VALUE_NOT_ALLOWED', path, `${JSON.stringify(value)}; allowed: ${allowed}`)];
}

function outputFindings(
  declared: readonly RuleOutput[],
  given: Readonly<Record<string, FactValue>>,
  path: string,
): readonly RuleFinding[] {
  const names = declared.map((output) => output.name);
  const unknown = Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => finding('OUTPUT_MISMATCH', `${path}.${name}`, `allowed: ${names.join(', ')}`));
  const wrong = declared.flatMap((output) => outputFinding(output, given[output.name], `${path}.${output.name}`));
  return [...unknown, ...wrong];
}

/** Null is allowed: "this row decides nothing here" must be said, it cannot be forgotten. */
function outputFinding(output: RuleOutput, value: FactValue | undefined, path: string): readonly RuleFinding[] {
  if (value === undefined) return [finding('OUTPUT_MISMATCH', path, 'every row decides every output')];
  if (value === null) return [];
  const typed =
    output.type === 'duration' ? typeof value === 'string' && /^P/.test(value) : isOfType(output.type, value);
  if (!typed) return [finding('VALUE_NOT_ALLOWED', path, `${JSON.stringify(value)} is no ${output.type}`)];
  if (!output.values || output.values.some((allowed) => allowed === value)) return [];
  return [finding('VALUE_NOT_ALLOWED', path, `${JSON.stringify(value)}; allowed: ${output.values.join(', ')}`)];
}

function finding(code: RuleFinding['code'], path: string, message: string): RuleFinding {
  return { code, path, message };
}
