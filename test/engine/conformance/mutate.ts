import fc from 'fast-check';

import { attributesOf, type Markup, markupIn } from '../../../engine/model/xml-markup.ts';

/** One change of a text; the numbers choose where, modulo what there is. */
export interface Mutation {
  readonly kind: (typeof kinds)[number];
  readonly at: number;
  readonly other: number;
}

const kinds = [
  ...(['drop tag', 'drop element', 'copy element', 'move element', 'rename element'] as const),
  ...(['drop attribute', 'change attribute', 'change text', 'insert', 'cut off'] as const),
] as const;

const names = [
  ...['task', 'userTask', 'serviceTask', 'receiveTask', 'scriptTask', 'callActivity', 'subProcess', 'transaction'],
  ...['adHocSubProcess', 'startEvent', 'endEvent', 'boundaryEvent', 'intermediateCatchEvent', 'sequenceFlow'],
  ...['exclusiveGateway', 'parallelGateway', 'inclusiveGateway', 'complexGateway', 'eventBasedGateway', 'process'],
  ...['messageEventDefinition', 'timerEventDefinition', 'compensateEventDefinition', 'cancelEventDefinition'],
  ...['multiInstanceLoopCharacteristics', 'standardLoopCharacteristics', 'extensionElements', 'lane', 'nonsense'],
];
const values = [
  ...['', ' ', 'true', 'false', '0', '1', '-1', '1e9', '=', '=1', '=x', '=for i in 1..9 return i', '#{x}', 'PT0S'],
  ...['R/PT0S', 'P1Y', '__proto__', 'constructor', '审批', 'a b', 'tns:a', 'Parallel', '<b>', '&', '&lt;', '\u202e'],
];
const pieces = ['<', '>', '"', '&', '\u0000', '<!--', ']]>', '<x/>', '</bpmn:process>', '<bpmn:task/>', 'é', '\ud800'];

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat(), other: fc.nat() }),
  { minLength: 1, maxLength: 4 },
);

export function mutated(xml: string, changes: readonly Mutation[]): string {
  return changes.reduce(change, xml);
}

function change(xml: string, { kind, at, other }: Mutation): string {
  const tags = [...markupIn(xml)].filter((tag) => tag.kind === 'open');
  const tag = among(tags, at);
  if (!tag) return xml;
  const attributes = attributesOf(xml, tag);
  const attribute = among(attributes, other);
  const element = xml.slice(tag.start, elementEnd(xml, tag));
  switch (kind) {
    case 'drop tag':
      return xml.slice(0, tag.start) + xml.slice(tag.end);
    case 'drop element':
      return xml.slice(0, tag.start) + xml.slice(tag.start + element.length);
    case 'copy element':
      return xml.slice(0, tag.start) + element + xml.slice(tag.start);
    case 'move element': {
      const rest = xml.slice(0, tag.start) + xml.slice(tag.start + element.length);
      const target = among([...markupIn(rest)], other);
      return target ? rest.slice(0, target.end) + element + rest.slice(target.end) : rest;
    }
    case 'rename element': {
      const name = tag.name.replace(/[^:]*$/, among(names, other) ?? '');
      const inside = element.slice(1 + tag.name.length);
      const closed = tag.isEmpty ? inside : inside.replace(new RegExp(`</${tag.name}>$`), `</${name}>`);
      return `${xml.slice(0, tag.start)}<${name}${closed}${xml.slice(tag.start + element.length)}`;
    }
    case 'drop attribute':
      return attribute ? put(xml, attribute.start - attribute.name.length - 2, attribute.end + 1, '') : xml;
    case 'change attribute': {
      const foreign = tags.flatMap((each) => attributesOf(xml, each)).map(({ value }) => value);
      return attribute ? put(xml, attribute.start, attribute.end, among([...values, ...foreign], at) ?? '') : xml;
    }
    case 'change text':
      return put(xml, tag.end, Math.max(tag.end, xml.indexOf('<', tag.end)), among(values, other) ?? '');
    case 'insert':
      return put(xml, at % xml.length, at % xml.length, among(pieces, other) ?? '');
    case 'cut off':
      return xml.slice(0, at % xml.length);
  }
}

function put(xml: string, start: number, end: number, text: string): string {
  return xml.slice(0, start) + text + xml.slice(end);
}

function among<T>(list: readonly T[], index: number): T | undefined {
  return list[index % list.length];
}

/** Behind the tag that closes an element. */
function elementEnd(xml: string, opening: Markup): number {
  if (opening.isEmpty) return opening.end;
  let depth = 0;
  for (const tag of markupIn(xml)) {
    if (tag.start < opening.start) continue;
    if (tag.kind === 'open' && !tag.isEmpty) depth += 1;
    if (tag.kind === 'close') depth -= 1;
    if (depth === 0 && tag.kind === 'close') return tag.end;
  }
  return xml.length;
}
