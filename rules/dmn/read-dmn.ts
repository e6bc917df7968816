import type { RuleInput, RuleOutput } from '../schema/fact.ts';
import { ruleInput, ruleOutput } from '../schema/fact.ts';
import { type SchemaProblem, schemaProblems } from '../schema/problems.ts';
import type { HitPolicy, RuleSet } from '../schema/rule-set.ts';
import { staticFindings } from '../static-check.ts';
import { CellUnreadable } from '../table/cell-lexer.ts';
import { readCondition, readValue } from '../table/cell-read.ts';
import { type RuleTable, rowsOf, type TableLine } from '../table/rule-table.ts';
import { readDeclaration } from './declaration.ts';
import { readXml, type XmlElement, XmlUnreadable } from './xml.ts';

/** A decision table read from DMN, a draft: it has no test cases yet. To be used only without problems. */
export interface ReadDmn {
  /** Id of the decision. */
  readonly id: string;
  /** Undefined when the file holds no table that can be read at all. */
  readonly table: RuleTable | undefined;
  readonly problems: readonly SchemaProblem[];
}

const policies: Readonly<Record<string, HitPolicy>> = {
  UNIQUE: 'UNIQUE',
  FIRST: 'FIRST',
  ANY: 'ANY',
  COLLECT: 'COLLECT',
  'COLLECT SUM': 'SUM',
};

/**
 * Reads the one decision table of a DMN 1.1 to 1.3 file.
 *
 * Inputs must be plain names, and cells the unary tests rows can hold; whatever else FEEL can say is refused with rule
 * and column, never approximated. An ANY table is read when it answers `true` and nothing else.
 */
export function readDmn(source: string): ReadDmn {
  try {
    return readDefinitions(readXml(source));
  } catch (error) {
    if (!(error instanceof XmlUnreadable)) throw error;
    return unreadable(source.slice(0, 80), `allowed: a DMN file; ${error.message}`);
  }
}

function unreadable(value: unknown, allowed: string): ReadDmn {
  return { id: '', table: undefined, problems: [{ path: '', value, allowed }] };
}

function readDefinitions(root: XmlElement): ReadDmn {
  const decisions = children(root, 'decision').filter((each) => child(each, 'decisionTable'));
  const [decision, second] = decisions;
  const table = decision && child(decision, 'decisionTable');
  if (root.name !== 'definitions' || !table || second)
    return unreadable(decisions.length, 'allowed: one decision with a decision table');

  const problems: SchemaProblem[] = [];
  const hitPolicy = policyOf(table, problems);
  const inputs = children(table, 'input').map((each, index) => declared('inputs', index, each, problems));
  const all = children(table, 'output').map((each, index) => declared('outputs', index, each, problems));
  const lines = children(table, 'rule').map((rule, index) => readLine(rule, index, table, inputs, all, problems));
  const any = hitPolicy === 'ANY';
  if (any && lines.some(({ outputs }) => Object.values(outputs).some((value) => value !== true)))
    problems.push({ path: 'hitPolicy', value: 'ANY', allowed: 'ANY only with one output that is always true' });
  const rows = rowsOf(any ? lines.map((line) => ({ ...line, outputs: {} })) : lines);
  const read: RuleTable = {
    hitPolicy,
    ...(own(table, 'distinct') === 'true' ? { distinct: true } : {}),
    inputs: parsed('inputs', inputs, ruleInput, problems),
    outputs: any ? [] : parsed('outputs', all, ruleOutput, problems),
    rows: [...rows],
  };
  if (rows.length > 2000) problems.push({ path: 'rows', value: rows.length, allowed: 'at most 2000 rows' });
  const checked = problems.length > 0 ? [] : staticFindings({ ...read, id: 'dmn', tests: [] } satisfies RuleSet);
  return {
    id: decision?.attributes['id'] ?? '',
    table: read,
    problems: [...problems, ...checked.map(({ path, message }) => ({ path, value: undefined, allowed: message }))],
  };
}

function policyOf(table: XmlElement, problems: SchemaProblem[]): HitPolicy {
  const { hitPolicy = 'UNIQUE', aggregation } = table.attributes;
  const name = aggregation === undefined ? hitPolicy : `${hitPolicy} ${aggregation}`;
  const policy = Object.hasOwn(policies, name) ? policies[name] : undefined;
  if (!policy) problems.push({ path: 'hitPolicy', value: name, allowed: Object.keys(policies).join(', ') });
  return policy ?? 'UNIQUE';
}

type Declared = ReturnType<typeof readDeclaration>;

function declared(
  place: 'inputs' | 'outputs',
  index: number,
  element: XmlElement,
  problems: SchemaProblem[],
): Declared {
  try {
    return readDeclaration(element);
  } catch (error) {
    if (!(error instanceof CellUnreadable)) throw error;
    problems.push({ path: `${place}[${index}]`, value: element.attributes['label'], allowed: error.message });
    return { name: `column${index + 1}`, type: 'text' };
  }
}

function parsed<T extends RuleInput | RuleOutput>(
  place: 'inputs' | 'outputs',
  columns: readonly Declared[],
  schema: typeof ruleInput | typeof ruleOutput,
  problems: SchemaProblem[],
): T[] {
  return columns.flatMap(({ name, ...rest }, index) => {
    const given = place === 'inputs' ? { fact: name, ...rest } : { name, ...rest };
    const read = schema.safeParse(given);
    if (read.success) return read.data as T;
    problems.push(
      ...schemaProblems(read.error, given).map((each) => ({ ...each, path: `${place}[${index}].${each.path}` })),
    );
    return [];
  });
}

function readLine(
  rule: XmlElement,
  index: number,
  table: XmlElement,
  inputs: readonly Declared[],
  outputs: readonly Declared[],
  problems: SchemaProblem[],
): TableLine {
  const texts = (tag: string) => children(rule, tag).map((entry) => (child(entry, 'text')?.text ?? '').trim());
  const cells = <T>(tag: string, columns: readonly Declared[], read: (cell: string, column: Declared) => T) => {
    const found = texts(tag);
    if (found.length !== columns.length)
      problems.push({ path: `rules[${index}]`, value: found.length, allowed: `${columns.length} of ${tag}` });
    return columns.flatMap((column, at): (readonly [string, T])[] => {
      try {
        return [[column.name, read(found[at] ?? '', column)]];
      } catch (error) {
        if (!(error instanceof CellUnreadable)) throw error;
        problems.push({ path: `rules[${index}].${column.name}`, value: found[at], allowed: error.message });
        return [];
      }
    });
  };
  const tests = cells('inputEntry', inputs, (cell, { type }) => readCondition(cell, type, 'feel'));
  const when = Object.fromEntries(tests.flatMap(([name, each]) => (each ? [[name, each] as const] : [])));
  const values = Object.fromEntries(cells('outputEntry', outputs, (cell, { type }) => readValue(cell, type, 'feel')));
  const column = children(table, 'annotation').findIndex(({ attributes }) => attributes['name'] === 'row');
  return { id: texts('annotationEntry')[column] ?? `r${index + 1}`, when, outputs: values };
}

function own(element: XmlElement, name: string): string | undefined {
  return element.attributes[`praxis:${name}`];
}

function children(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter((each) => each.name === name);
}

function child(element: XmlElement, name: string): XmlElement | undefined {
  return children(element, name)[0];
}
