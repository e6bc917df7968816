import { sameValue } from '../same-value.ts';
import type { FactValue } from '../schema/fact.ts';
import type { RuleCondition, RuleRow, RuleSet } from '../schema/rule-set.ts';

/** The table of a rule set, without its name and test cases: what other formats can hold. */
export type RuleTable = Pick<RuleSet, 'hitPolicy' | 'distinct' | 'inputs' | 'outputs' | 'rows'>;

/** One line of a printed table. A row with alternatives (`anyOf`) is printed as several lines with its id. */
export interface TableLine {
  readonly id: string;
  /** Empty: matches every case. */
  readonly when: RuleCondition;
  readonly outputs: Readonly<Record<string, FactValue>>;
}

/** A row that no printed table can show; `reason` says why. */
export interface UnprintableRow {
  readonly id: string;
  readonly reason: string;
}

/** Lines of a row; an unprintable row when a fact is compared by the same operator inside and outside `anyOf`. */
export function linesOf(row: RuleRow): readonly TableLine[] | UnprintableRow {
  const outputs = row.outputs ?? {};
  const lines: TableLine[] = [];
  for (const group of row.anyOf ?? [{}]) {
    const when = merged(row.when ?? {}, group);
    if (when === undefined)
      return { id: row.id, reason: 'a fact is compared twice by the same operator; write the alternatives as rows' };
    lines.push({ id: row.id, when, outputs });
  }
  return lines;
}

function merged(when: RuleCondition, group: RuleCondition): RuleCondition | undefined {
  const facts = new Set([...Object.keys(when), ...Object.keys(group)]);
  const entries: [string, RuleCondition[string]][] = [];
  for (const fact of facts) {
    const [outside = {}, inside = {}] = [when[fact], group[fact]];
    if (Object.keys(outside).some((operator) => Object.hasOwn(inside, operator))) return undefined;
    entries.push([fact, { ...outside, ...inside }]);
  }
  return Object.fromEntries(entries);
}

/**
 * Rows of printed lines: neighboring lines with one id that decide alike are the alternatives of one row.
 * Lines with one id that decide differently stay two rows, which the check of duplicate ids then refuses.
 */
export function rowsOf(lines: readonly TableLine[]): readonly RuleRow[] {
  const groups: TableLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group && first?.id === line.id && sameValue(first.outputs, line.outputs)) group.push(line);
    else groups.push([line]);
  }
  return groups.map(rowOf);
}

function rowOf(lines: readonly TableLine[]): RuleRow {
  const [first] = lines;
  const outputs = first && Object.keys(first.outputs).length > 0 ? { outputs: first.outputs } : {};
  const base = { id: first?.id ?? '', ...outputs };
  if (lines.some(({ when }) => Object.keys(when).length === 0)) return { ...base, always: true };
  return lines.length === 1 && first
    ? { ...base, when: first.when }
    : { ...base, anyOf: lines.map(({ when }) => when) };
}
