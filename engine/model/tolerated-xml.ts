import type { Finding } from '../errors.ts';
import { bpmnUri } from './bpmn-uri.ts';
import { type Edit, withEdits } from './xml-edits.ts';
import { type Attribute, attributesOf, localName, type Markup, markupIn } from './xml-markup.ts';

const xsiUri = 'http://www.w3.org/2001/XMLSchema-instance';

/** Attributes of the standard that are true or false. */
const flags = new Set([
  ...['isClosed', 'isExecutable', 'instantiate', 'mustUnderstand', 'isInterrupting', 'parallelMultiple'],
  ...['cancelActivity', 'waitForCompletion', 'isCollection', 'isUnlimited', 'isImmediate', 'isForCompensation'],
  ...['triggeredByEvent', 'isSequential', 'testBefore', 'cancelRemainingInstances'],
]);
/** How XML Schema lets a boolean be written. */
const lexical: ReadonlyMap<string, string> = new Map([
  ['1', 'true'],
  ['0', 'false'],
  ['true', 'true'],
  ['false', 'false'],
]);

/** A text that the parser reads as XML Schema means it. */
export interface Tolerated {
  readonly xml: string;
  readonly findings: readonly Finding[];
}

/**
 * Writes what the parser would silently misread in the way it understands: booleans as `1` and `0`, ids with space
 * around, and the type of an expression without the prefix that BPMN has in this file. A boolean that is none is refused.
 */
export function tolerate(xml: string): Tolerated {
  const [edits, findings]: [Edit[], Finding[]] = [[], []];
  const prefixes: Prefixes = { bpmn: '', xsi: 'xsi' };
  for (const tag of markupIn(xml)) {
    if (tag.kind !== 'open') continue;
    const attributes = attributesOf(xml, tag);
    learnPrefixes(attributes, prefixes);
    for (const attribute of attributes) {
      const text = corrected(attribute, prefixes);
      if (text === null) findings.push(noBoolean(tag, attribute, attributes));
      else if (text !== attribute.value) edits.push({ ...attribute, text });
    }
  }
  return { xml: withEdits(xml, edits), findings };
}

interface Prefixes {
  bpmn: string;
  xsi: string;
}

function learnPrefixes(attributes: readonly Attribute[], prefixes: Prefixes): void {
  for (const { name, value } of attributes) {
    if (!/^xmlns(:|$)/.test(name)) continue;
    const prefix = name === 'xmlns' ? '' : localName(name);
    if (value === bpmnUri) prefixes.bpmn = prefix;
    if (value === xsiUri) prefixes.xsi = prefix;
  }
}

/** The value as the parser wants it; null when it is none. */
function corrected({ name, value }: Attribute, { bpmn, xsi }: Prefixes): string | null {
  if (flags.has(name)) return lexical.get(value.trim()) ?? null;
  if (name === 'id') return value.trim();
  if (name !== `${xsi}:type` || !/^t(Formal)?Expression$/.test(localName(value.trim()))) return value;
  return bpmn === '' ? localName(value.trim()) : `${bpmn}:${localName(value.trim())}`;
}

function noBoolean(tag: Markup, { name, value }: Attribute, attributes: readonly Attribute[]): Finding {
  return {
    elementId: attributes.find((attribute) => attribute.name === 'id')?.value ?? null,
    code: 'NOT_A_BOOLEAN',
    message: `${name} of ${localName(tag.name)} is "${value.slice(0, 80)}"; it must be true or false`,
    severity: 'error',
  };
}
