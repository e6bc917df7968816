import { CellUnreadable } from '../table/cell-lexer.ts';
import { type ColumnType, readCondition, readValue } from '../table/cell-read.ts';
import { columnTypes, typeRefs } from './names.ts';
import type { XmlElement } from './xml.ts';

/** A column of a DMN table as our inputs and outputs declare it; other keys depend on its kind. */
export interface Declaration {
  readonly name: string;
  readonly type: ColumnType;
  readonly [key: string]: unknown;
}

/**
 * Reads an `input` or `output` of a DMN table. Our own attributes win; else the type is that of DMN, and listed
 * values make a text an enumeration.
 *
 * @throws {CellUnreadable} when the input is an expression, or its type is unknown
 */
export function readDeclaration(element: XmlElement): Declaration {
  const input = element.name === 'input';
  const expression = element.children.find(({ name }) => name === 'inputExpression');
  const name = input ? textOf(expression) : (element.attributes['name'] ?? '');
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new CellUnreadable(`allowed: a plain name, not "${name}"`);
  const typeRef = (input ? expression : element)?.attributes['typeRef'] ?? 'string';
  const listed = textOf(element.children.find((each) => each.name === (input ? 'inputValues' : 'outputValues')));
  const type = typeOf(element.attributes['praxis:type'], typeRef.replace(/^feel:/, ''), listed !== '');
  return { name, type, ...allowed(listed, type), ...(input ? ownAttributes(element) : {}) };
}

function typeOf(own: string | undefined, typeRef: string, listed: boolean): ColumnType {
  if (own !== undefined) {
    if (Object.hasOwn(typeRefs, own)) return own as ColumnType;
    throw new CellUnreadable(`type "${own}"; allowed: ${Object.keys(typeRefs).join(', ')}`);
  }
  const type = Object.hasOwn(columnTypes, typeRef) ? columnTypes[typeRef] : undefined;
  if (!type) throw new CellUnreadable(`type "${typeRef}"; allowed: ${Object.keys(columnTypes).join(', ')}`);
  return type === 'text' && listed ? 'enum' : type;
}

/** Listed values, or the closed interval of a number. */
function allowed(listed: string, type: ColumnType): object {
  if (listed === '') return {};
  const { equal, in: values, greaterThanInclusive: min, lessThanInclusive: max } = readCondition(listed, type) ?? {};
  if (equal !== undefined || values !== undefined) return { values: values ?? [equal] };
  if (min !== undefined && max !== undefined) return { min, max };
  throw new CellUnreadable('allowed: a list of values, or [from..to]');
}

function ownAttributes({ attributes }: XmlElement): object {
  const own = (name: string) => attributes[`praxis:${name}`];
  const [min, max, absent, required, query] = ['min', 'max', 'absent', 'required', 'query'].map(own);
  return {
    ...(min === undefined ? {} : { min: Number(min) }),
    ...(max === undefined ? {} : { max: Number(max) }),
    ...(absent === undefined ? {} : { absent: absentOf(absent) }),
    ...(required === undefined ? {} : { required: required === 'true' }),
    ...(query === undefined ? {} : { query }),
  };
}

function absentOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return readValue(text, 'text');
  }
}

function textOf(element: XmlElement | undefined): string {
  return (element?.children.find(({ name }) => name === 'text')?.text ?? '').trim();
}
