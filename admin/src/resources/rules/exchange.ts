import { readDmn } from '../../../../rules/dmn/read-dmn.ts';
import { writeDmn } from '../../../../rules/dmn/write-dmn.ts';
import { interfaceFindings } from '../../../../rules/interface-check.ts';
import type { RuleRow, RuleSet } from '../../../../rules/schema/rule-set.ts';
import type { Delimiter } from '../../../../rules/table/delimited.ts';
import { readSheet, writeSheet } from '../../../../rules/table/sheet.ts';

/** A table as text, or the row that the format cannot show. */
export type Written = { readonly text: string } | { readonly row: string };

/** Rows read from a text: to be taken, or what is wrong with it. */
export type TakenRows =
  | { readonly rows: readonly RuleRow[] }
  | { readonly mistakes: number; readonly line: number; readonly column: string }
  /** It is a table for something else; the place says in what. */
  | { readonly foreign: string };

export function sheetOf(set: RuleSet, delimiter: Delimiter): Written {
  const written = writeSheet(set, delimiter);
  return 'text' in written ? written : { row: written.unprintable[0]?.id ?? '' };
}

export function dmnOf(set: RuleSet): Written {
  const written = writeDmn(set);
  return 'xml' in written ? { text: written.xml } : { row: written.unprintable[0]?.id ?? '' };
}

/** Reads the rows of a table for a rule set from DMN or delimited text, whichever it is. */
export function rowsFrom(text: string, set: RuleSet): TakenRows {
  const source = text.replace(/^\uFEFF/, '');
  return source.trimStart().startsWith('<') ? fromDmn(source, set) : fromSheet(source, set);
}

function fromSheet(source: string, set: RuleSet): TakenRows {
  const { rows, findings } = readSheet(source, set);
  const [first] = findings;
  return first ? { mistakes: findings.length, line: first.row, column: first.column || 'id' } : { rows };
}

function fromDmn(source: string, set: RuleSet): TakenRows {
  const { table, problems } = readDmn(source);
  const [problem] = problems;
  if (!table || problem) return { foreign: problem?.path || 'DMN' };
  const [unfit] = interfaceFindings(set, { ...set, ...table, rows: [...table.rows] });
  return unfit ? { foreign: unfit.path } : { rows: table.rows };
}
