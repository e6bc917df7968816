import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDmn } from '../../../rules/dmn/read-dmn.ts';
import { writeDmn } from '../../../rules/dmn/write-dmn.ts';
import type { RuleSet } from '../../../rules/schema/rule-set.ts';
import { normalRows } from '../support/normal-rows.ts';
import { randomTable } from '../support/random-table.ts';
import { approval, givenARuleSet, impact, major, priority, risk } from '../support/rule-sets.ts';
import { shippedRuleSets } from '../support/shipped-rule-sets.ts';

function dmnOf(table: RuleSet): string {
  const written = writeDmn(table);
  if ('unprintable' in written) throw new Error(JSON.stringify(written.unprintable));
  return written.xml;
}

/** The table as DMN can hold it: labels of columns, values and rows stay behind. */
function tableOf(table: RuleSet) {
  const bare = <T extends { label?: unknown; valueLabels?: unknown }>({ label: _, valueLabels: __, ...column }: T) =>
    column;
  return {
    hitPolicy: table.hitPolicy,
    ...(table.distinct ? { distinct: true } : {}),
    inputs: table.inputs.map(bare),
    outputs: table.outputs.map(bare),
    rows: normalRows(table),
  };
}

describe('a rule set as a DMN decision table', () => {
  test.each([...shippedRuleSets, priority, impact, risk, major, approval].map((table) => [table.id, table] as const))(
    'given %s, when it is written and read, then it is the same',
    (_, table) => {
      const written = writeDmn(table);
      if ('unprintable' in written) {
        expect(['UNIQUE', 'COLLECT', 'SUM']).toContain(table.hitPolicy);
        return;
      }
      expect(readDmn(written.xml)).toEqual({ id: table.id, table: tableOf(table), problems: [] });
    },
  );

  test('given any table, when it is written and read, then it is the same', () => {
    fc.assert(
      fc.property(randomTable, (table) => {
        expect(readDmn(dmnOf(table))).toEqual({ id: table.id, table: tableOf(table), problems: [] });
      }),
    );
  });

  test.each([
    [priority, 'hitPolicy="UNIQUE"'],
    [impact, 'hitPolicy="FIRST"'],
    [approval, 'hitPolicy="COLLECT" praxis:distinct="true"'],
    [risk, 'hitPolicy="COLLECT" aggregation="SUM"'],
    [major, 'hitPolicy="ANY"'],
  ])('given each hit policy, then it is the one of DMN: %#', (table, attribute) => {
    expect(dmnOf(table)).toContain(attribute);
  });

  test('given a SUM row with alternatives, then it is refused: it would count twice', () => {
    const table = givenARuleSet({
      ...risk,
      rows: [{ id: 'x', anyOf: [{ q1: { equal: 1 } }, { q2: { equal: 1 } }], outputs: { points: 1 } }],
    });

    expect(writeDmn(table)).toMatchObject({ unprintable: [{ id: 'x' }] });
  });
});

const written = `<?xml version="1.0" encoding="UTF-8"?>
<!-- as another modeler writes it -->
<dmn:definitions xmlns:dmn="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="n" namespace="http://x">
  <dmn:decision id="Dish" name="Dish &amp; more">
    <dmn:decisionTable id="t" hitPolicy="FIRST">
      <dmn:input id="i1" label="Season"><dmn:inputExpression typeRef="string"><dmn:text>season</dmn:text></dmn:inputExpression>
        <dmn:inputValues><dmn:text>"Fall", "Winter"</dmn:text></dmn:inputValues></dmn:input>
      <dmn:input id="i2"><dmn:inputExpression typeRef="number"><dmn:text>guests</dmn:text></dmn:inputExpression></dmn:input>
      <dmn:output id="o1" name="dish" typeRef="string"/>
      <dmn:rule id="a"><dmn:inputEntry><dmn:text>not("Fall")</dmn:text></dmn:inputEntry><dmn:inputEntry><dmn:text>]5..8]</dmn:text></dmn:inputEntry>
        <dmn:outputEntry><dmn:text><![CDATA["Roast < beef"]]></dmn:text></dmn:outputEntry></dmn:rule>
      <dmn:rule id="b"><dmn:inputEntry><dmn:text>"Fall"</dmn:text></dmn:inputEntry><dmn:inputEntry><dmn:text>&lt;= 8</dmn:text></dmn:inputEntry>
        <dmn:outputEntry><dmn:text>"Ribs"</dmn:text></dmn:outputEntry></dmn:rule>
      <dmn:rule id="c"><dmn:inputEntry><dmn:text></dmn:text></dmn:inputEntry><dmn:inputEntry><dmn:text>-</dmn:text></dmn:inputEntry>
        <dmn:outputEntry><dmn:text>"Stew"</dmn:text></dmn:outputEntry></dmn:rule>
    </dmn:decisionTable>
  </dmn:decision>
</dmn:definitions>`;

describe('a DMN file of another tool', () => {
  test('given prefixes, comments and no attributes of ours, then types are those of DMN', () => {
    expect(readDmn(written)).toEqual({
      id: 'Dish',
      problems: [],
      table: {
        hitPolicy: 'FIRST',
        inputs: [
          { fact: 'season', type: 'enum', values: ['Fall', 'Winter'] },
          { fact: 'guests', type: 'decimal' },
        ],
        outputs: [{ name: 'dish', type: 'text' }],
        rows: [
          {
            id: 'r1',
            when: { season: { notEqual: 'Fall' }, guests: { greaterThan: 5, lessThanInclusive: 8 } },
            outputs: { dish: 'Roast < beef' },
          },
          {
            id: 'r2',
            when: { season: { equal: 'Fall' }, guests: { lessThanInclusive: 8 } },
            outputs: { dish: 'Ribs' },
          },
          { id: 'r3', always: true, outputs: { dish: 'Stew' } },
        ],
      },
    });
  });

  test.each<[string, (xml: string) => string, RegExp, RegExp]>([
    ['a priority table', (xml) => xml.replace('"FIRST"', '"PRIORITY"'), /hitPolicy/, /UNIQUE, FIRST/],
    ['an aggregation', (xml) => xml.replace('"FIRST"', '"COLLECT" aggregation="MAX"'), /hitPolicy/, /COLLECT SUM/],
    ['an ANY table that answers', (xml) => xml.replace('"FIRST"', '"ANY"'), /hitPolicy/, /always true/],
    ['an expression for an input', (xml) => xml.replace('>guests<', '>guests * 2<'), /inputs\[1\]/, /plain name/],
    ['an unknown type', (xml) => xml.replace('"number"', '"tMoney"'), /inputs\[1\]/, /string, number/],
    ['a function in a cell', (xml) => xml.replace('&lt;= 8', 'abs(8)'), /rules\[1\].guests/, /./],
    ['a sum for a text', (xml) => xml.replace('"Ribs"', '1+1'), /rules\[1\].dish/, /quotes; "1\+1"/],
    ['a name for a text', (xml) => xml.replace('>"Fall"<', '>season<'), /rules\[1\].season/, /quotes; "season"/],
    [
      'an undeclared value',
      (xml) => xml.replace('<dmn:text>"Fall"<', '<dmn:text>"Spring"<'),
      /rows\[1\].*season/,
      /Fall/,
    ],
    [
      'a rule that lacks a cell',
      (xml) => xml.replace('<dmn:inputEntry><dmn:text>-</dmn:text></dmn:inputEntry>', ''),
      /rules\[2\]/,
      /2 of inputEntry/,
    ],
    ['no table', (xml) => xml.replaceAll('decisionTable', 'literalExpression'), /^$/, /one decision/],
    ['a DOCTYPE', (xml) => xml.replace('<!--', '<!DOCTYPE x [<!ENTITY e "x">]><!--'), /^$/, /character 40/],
    ['an entity', (xml) => xml.replace('&amp;', '&e;'), /^$/, /"&e;" is not allowed/],
    ['an element left open', (xml) => xml.replace('</dmn:definitions>', ''), /^$/, /not closed/],
    ['an element closed twice', (xml) => `${xml}</dmn:x>`, /^$/, /closed but not open/],
    ['elements 100 deep', () => '<a>'.repeat(100), /^$/, /deeper than 64/],
    ['no XML', () => 'season,guests', /^$/, /DMN file/],
  ])('given %s, then the problem names place and what is allowed', (_, change, path, allowed) => {
    const { problems } = readDmn(change(written));

    expect(problems[0]?.path).toMatch(path);
    expect(problems[0]?.allowed).toMatch(allowed);
  });
});
