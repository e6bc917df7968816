import { cellsOf, rawValues } from './cells.ts';
import { compile } from './compile.ts';
import { comparable, disallowed, type Facts, prepareFacts } from './facts.ts';
import { rowMatches } from './row-match.ts';
import type { FactValue } from './schema/fact.ts';
import type { RuleSet } from './schema/rule-set.ts';
import { type Verdict, verdictOf } from './verdict.ts';

/** A column of the lookup: where each value of a fact stands, and how many cells one place is worth. */
interface Axis {
  readonly fact: string;
  readonly places: ReadonlyMap<unknown, number>;
  readonly stride: number;
}

/** What facts of a cell are answered with: its verdict but for the facts, or the rows by which it is refused. */
interface Cell {
  readonly matching: readonly number[];
  readonly answer: Pick<Verdict, 'result' | 'rows'> | undefined;
}

/** The axes say which cell facts belong to. */
interface Lookup {
  readonly axes: readonly Axis[];
  readonly cells: readonly Cell[];
}

const lookups = new WeakMap<RuleSet, { readonly lookup: Lookup | undefined }>();

const mostCells = 10_000;

/**
 * Evaluates a FIRST or UNIQUE table whose facts can all be listed, synchronously and without the engine.
 *
 * @returns `undefined` when the table has other facts, another hit policy, or more than 10,000 cells
 * @throws {RuleError} as `decide`
 */
export function lookUp(ruleSet: RuleSet, given: Readonly<Record<string, unknown>>): Verdict | undefined {
  const { lookup } = lookups.get(ruleSet) ?? remember(ruleSet);
  if (!lookup) return undefined;
  const facts: Record<string, FactValue> = {};
  let cell = 0;
  for (const { fact, places, stride } of lookup.axes) {
    const value = Object.hasOwn(given, fact) ? given[fact] : undefined;
    const place = value === null ? undefined : places.get(value);
    // Missing, of another type or not declared: the slow way says which, or takes the declared value.
    if (place === undefined) return lookUpPrepared(ruleSet, lookup, prepareFacts(ruleSet, given));
    facts[fact] = value as FactValue;
    cell += place * stride;
  }
  return answerOf(ruleSet, facts, lookup.cells[cell]);
}

function lookUpPrepared(ruleSet: RuleSet, { axes, cells }: Lookup, facts: Facts): Verdict {
  const cell = axes.reduce((sum, { fact, places, stride }) => sum + (places.get(facts[fact]) ?? 0) * stride, 0);
  return answerOf(ruleSet, facts, cells[cell]);
}

function answerOf(ruleSet: RuleSet, facts: Facts, cell: Cell | undefined): Verdict {
  if (cell?.answer) return { result: cell.answer.result, rows: cell.answer.rows, facts };
  return verdictOf(ruleSet, facts, cell?.matching ?? []);
}

function remember(ruleSet: RuleSet): { readonly lookup: Lookup | undefined } {
  const entry = { lookup: listCells(ruleSet) };
  lookups.set(ruleSet, entry);
  return entry;
}

function listCells(ruleSet: RuleSet): Lookup | undefined {
  if (ruleSet.hitPolicy !== 'FIRST' && ruleSet.hitPolicy !== 'UNIQUE') return undefined;
  const axes: Axis[] = [];
  const values: (readonly FactValue[])[] = [];
  let stride = 1;
  for (const input of ruleSet.inputs) {
    const raw = rawValues(input)?.filter((value) => value === input.absent || disallowed(input, value) === undefined);
    if (!raw) return undefined;
    axes.push({ fact: input.fact, places: new Map(raw.map((value, place) => [value, place])), stride });
    values.push(raw.map((value) => comparable(input.type, value)));
    stride *= raw.length;
  }
  if (stride > mostCells) return undefined;

  const { rows } = compile(ruleSet);
  const cells = [
    ...cellsOf(
      ruleSet.inputs.map((input) => input.fact),
      values,
    ),
  ];
  const matching = (facts: Facts) => rows.flatMap((row, index) => (rowMatches(row, facts) ? [index] : []));
  return { axes, cells: cells.map((facts) => toCell(ruleSet, facts, matching(facts))) };
}

function toCell(ruleSet: RuleSet, facts: Facts, matching: readonly number[]): Cell {
  const isRefused = matching.length === 0 || (ruleSet.hitPolicy === 'UNIQUE' && matching.length > 1);
  return { matching, answer: isRefused ? undefined : verdictOf(ruleSet, facts, matching) };
}
