import type { RuleInput, RuleOutput } from '../schema/fact.ts';
import type { HitPolicy, RuleSet } from '../schema/rule-set.ts';
import { writeCondition, writeValue } from '../table/cell-write.ts';
import { linesOf, type TableLine, type UnprintableRow } from '../table/rule-table.ts';
import { dmnNamespace, ownNamespace, typeRefs } from './names.ts';
import { escapeXml } from './xml.ts';

const policies: Readonly<Record<HitPolicy, string>> = {
  FIRST: 'hitPolicy="FIRST"',
  UNIQUE: 'hitPolicy="UNIQUE"',
  COLLECT: 'hitPolicy="COLLECT"',
  SUM: 'hitPolicy="COLLECT" aggregation="SUM"',
  ANY: 'hitPolicy="ANY"',
};

/** What stands for the answer of an ANY table, which decides by its rows alone: DMN wants an output. */
const hit: RuleOutput = { name: 'hit', type: 'bool' };

/**
 * Writes a rule set as a DMN 1.3 decision table. Row ids travel as an annotation; types, declared values of missing
 * facts and `distinct` as attributes of our own namespace, which other tools keep or pass over.
 *
 * @returns the XML, or the rows DMN cannot show: under UNIQUE, COLLECT and SUM a row with alternatives would answer
 *   once for each of them
 */
export function writeDmn(
  ruleSet: RuleSet,
): { readonly xml: string } | { readonly unprintable: readonly UnprintableRow[] } {
  const printed = ruleSet.rows.map((row) => countedOnce(ruleSet.hitPolicy, row.id, linesOf(row)));
  const unprintable = printed.filter((lines): lines is UnprintableRow => 'reason' in lines);
  if (unprintable.length > 0) return { unprintable };
  const lines = printed.flatMap((each) => ('reason' in each ? [] : each));
  const any = ruleSet.hitPolicy === 'ANY';
  const outputs = any ? [hit] : ruleSet.outputs;
  const name = escapeXml(ruleSet.name?.en ?? ruleSet.id);
  const distinct = ruleSet.distinct ? ' praxis:distinct="true"' : '';
  const body = [
    ...ruleSet.inputs.map(inputXml),
    ...outputs.map((output, index) => outputXml(output, index)),
    '      <annotation name="row"/>',
    ...lines.map((line, index) => ruleXml(ruleSet, outputs, any ? { ...line, outputs: { hit: true } } : line, index)),
  ];
  return {
    xml: `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="${dmnNamespace}" xmlns:praxis="${ownNamespace}" id="definitions-${ruleSet.id}" name="${name}" namespace="${ownNamespace}">
  <decision id="${ruleSet.id}" name="${name}">
    <variable id="variable-${ruleSet.id}" name="${name}"/>
    <decisionTable id="table-${ruleSet.id}" ${policies[ruleSet.hitPolicy]}${distinct}>
${body.join('\n')}
    </decisionTable>
  </decision>
</definitions>
`,
  };
}

function countedOnce(
  policy: HitPolicy,
  id: string,
  lines: readonly TableLine[] | UnprintableRow,
): readonly TableLine[] | UnprintableRow {
  const repeatable = policy === 'FIRST' || policy === 'ANY';
  if ('reason' in lines || lines.length === 1 || repeatable) return lines;
  return { id, reason: `under ${policy} each alternative would answer by itself; write rows that exclude each other` };
}

function inputXml(input: RuleInput, index: number): string {
  const { fact, type, label, values, min, max, absent, required, query } = input;
  const own = { type, min, max, absent, required, query };
  const attributes = Object.entries(own).flatMap(([name, value]) =>
    value === undefined
      ? []
      : [` praxis:${name}="${escapeXml(name === 'absent' ? JSON.stringify(value) : String(value))}"`],
  );
  return `      <input id="input-${index + 1}" label="${escapeXml(label?.en ?? fact)}"${attributes.join('')}>
        <inputExpression id="expression-${index + 1}" typeRef="${typeRefs[type]}"><text>${fact}</text></inputExpression>${valuesXml('inputValues', values, type)}
      </input>`;
}

function outputXml({ name, type, label, values }: RuleOutput, index: number): string {
  return `      <output id="output-${index + 1}" name="${name}" label="${escapeXml(label?.en ?? name)}" typeRef="${typeRefs[type]}" praxis:type="${type}">${valuesXml('outputValues', values, type)}</output>`;
}

function valuesXml(tag: string, values: RuleOutput['values'], type: RuleOutput['type']): string {
  if (!values) return '';
  const list = values.map((value) => writeValue(value, type, 'feel')).join(', ');
  return `<${tag}><text>${escapeXml(list)}</text></${tag}>`;
}

function ruleXml(ruleSet: RuleSet, outputs: readonly RuleOutput[], line: TableLine, index: number): string {
  const text = (value: string) => `<text>${escapeXml(value)}</text>`;
  const cells = [
    ...ruleSet.inputs.map(
      ({ fact, type }) => `<inputEntry>${text(writeCondition(line.when[fact], type, 'feel'))}</inputEntry>`,
    ),
    ...outputs.map(
      ({ name, type }) => `<outputEntry>${text(writeValue(line.outputs[name] ?? null, type, 'feel'))}</outputEntry>`,
    ),
    `<annotationEntry>${text(line.id)}</annotationEntry>`,
  ];
  return `      <rule id="rule-${index + 1}">${cells.join('')}</rule>`;
}
