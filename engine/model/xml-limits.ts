import type { Finding } from '../errors.ts';
import { type Attribute, attributesOf, markupIn } from './xml-markup.ts';

const maxBytes = 2 * 1024 * 1024;
const maxDepth = 64;
const maxElements = 5000;
const maxAttributes = 128;
const maxNameLength = 4 * 1024;
const maxIdLength = 255;
const maxTextLength = 64 * 1024;

/** Attributes that people and programs call things by; others may hold as much as a text, e.g. an icon. */
const longest: ReadonlyMap<string, number> = new Map([
  ['id', maxIdLength],
  ['name', maxNameLength],
]);

/** Why a file is refused before it is parsed: its size and shape, and a DOCTYPE, which could pull in other files. */
export function limitFindings(xml: string): readonly Finding[] {
  if (Buffer.byteLength(xml) > maxBytes) return [finding('FILE_TOO_LARGE', `the file has more than ${maxBytes} bytes`)];
  if (/<!DOCTYPE/i.test(xml)) return [finding('DOCTYPE_REFUSED', 'the file has a DOCTYPE')];
  return shapeFindings(xml);
}

function shapeFindings(xml: string): readonly Finding[] {
  const found = new Map<string, Finding>();
  const report = (code: string, message: string, elementId: string | null) => {
    if (!found.has(code)) found.set(code, { ...finding(code, message), elementId });
  };
  const around: (string | null)[] = [];
  let [elements, textFrom] = [0, 0];
  for (const tag of markupIn(xml)) {
    const place = around.findLast((id) => id !== null) ?? null;
    if (tag.start - textFrom > maxTextLength || (tag.kind === 'other' && tag.end - tag.start > maxTextLength))
      report('TEXT_TOO_LONG', `a text has more than ${maxTextLength} characters`, place);
    textFrom = tag.end;
    if (tag.kind === 'close') around.pop();
    if (tag.kind !== 'open') continue;
    elements += 1;
    if (elements > maxElements) {
      report('TOO_MANY_ELEMENTS', `the file has more than ${maxElements} elements`, null);
      break;
    }
    const attributes = attributesOf(xml, tag);
    const id = attributes.find(({ name }) => name === 'id')?.value.slice(0, maxIdLength) ?? null;
    for (const [code, message] of attributeProblems(attributes)) report(code, message, id ?? place);
    if (!tag.isEmpty) around.push(id);
    if (around.length > maxDepth) report('TOO_DEEP', `elements lie deeper than ${maxDepth} levels`, place);
  }
  return [...found.values()];
}

function attributeProblems(attributes: readonly Attribute[]): readonly (readonly [string, string])[] {
  const tooLong = attributes.filter(({ name, value }) => value.length > limitOf(name));
  return [
    ...(attributes.length > maxAttributes
      ? [['TOO_MANY_ATTRIBUTES', `an element has more than ${maxAttributes} attributes`] as const]
      : []),
    ...tooLong.map(
      ({ name }) =>
        ['ATTRIBUTE_TOO_LONG', `the attribute ${name.slice(0, 80)} has more than ${limitOf(name)} characters`] as const,
    ),
  ];
}

function limitOf(name: string): number {
  return longest.get(name) ?? maxTextLength;
}

function finding(code: string, message: string): Finding {
  return { elementId: null, code, message, severity: 'error' };
}
