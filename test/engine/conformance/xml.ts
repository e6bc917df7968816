import { extensions, service, timer } from '../support/model.ts';
import { scopeOf } from './model.ts';

export { extensions, scopeOf, service, timer };

/** Definitions of events; what they refer to is among `roots`. */
export const on = {
  message: (name = 'm') => `<messageEventDefinition messageRef="m_${name}"/>`,
  signal: (name = 'g') => `<signalEventDefinition signalRef="g_${name}"/>`,
  error: (code?: string) => `<errorEventDefinition${code === undefined ? '' : ` errorRef="r_${code}"`}/>`,
  escalation: (code?: string) =>
    `<escalationEventDefinition${code === undefined ? '' : ` escalationRef="k_${code}"`}/>`,
  timer: (text = 'PT1H') => timer('Duration', text),
  condition: (text: string) =>
    `<conditionalEventDefinition><condition xsi:type="tFormalExpression">=${text.replaceAll('<', '&lt;')}</condition></conditionalEventDefinition>`,
  compensate: (activity?: string, attributes = '') =>
    `<compensateEventDefinition${activity === undefined ? '' : ` activityRef="${activity}"`} ${attributes}/>`,
  cancel: '<cancelEventDefinition/>',
  terminate: '<terminateEventDefinition/>',
  link: (name = 'l') => `<linkEventDefinition name="${name}"/>`,
} as const;

/** Messages, signals, errors and escalations that the cases use. */
export const roots = [
  ...['m', 'n'].map((name) => `<message id="m_${name}" name="${name}"/>`),
  ...['g', 'h'].map((name) => `<signal id="g_${name}" name="${name}"/>`),
  ...['A', 'B'].map((code) => `<error id="r_${code}" errorCode="${code}"/>`),
  ...['A', 'B'].map((code) => `<escalation id="k_${code}" escalationCode="${code}"/>`),
].join('');

export function start(id: string, definition = '', attributes = ''): string {
  return `<startEvent id="${id}" ${attributes}>${definition}</startEvent>`;
}

export function end(id: string, definition = ''): string {
  return `<endEvent id="${id}">${definition}</endEvent>`;
}

export function caught(id: string, definition: string, attributes = ''): string {
  return `<intermediateCatchEvent id="${id}" ${attributes}>${definition}</intermediateCatchEvent>`;
}

export function thrown(id: string, definition = ''): string {
  return `<intermediateThrowEvent id="${id}">${definition}</intermediateThrowEvent>`;
}

export function boundary(id: string, host: string, definition: string, attributes = ''): string {
  return `<boundaryEvent id="${id}" attachedToRef="${host}" ${attributes}>${definition}</boundaryEvent>`;
}

/** A boundary event that lets its host go on. */
export function beside(id: string, host: string, definition: string): string {
  return boundary(id, host, definition, 'cancelActivity="false"');
}

export function sub(id: string, notation: string, elements = '', type = 'subProcess', attributes = ''): string {
  return `<${type} id="${id}" ${attributes}>${scopeOf(notation, elements)}</${type}>`;
}

/** An event sub-process `h` with start `hs`; `notation` begins there. */
export function onEvent(definition: string, notation = 'hs->uh', attributes = '', elements = ''): string {
  return sub('h', notation, start('hs', definition, attributes) + elements, 'subProcess', 'triggeredByEvent="true"');
}

/** A compensation event on `host` with its handler, and the association between them. */
export function undoneBy(
  host: string,
  handler: string,
  element = `<task id="${handler}" isForCompensation="true"/>`,
): string {
  return `${boundary(`c_${host}`, host, on.compensate())}${element}<association id="a_${host}" associationDirection="One" sourceRef="c_${host}" targetRef="${handler}"/>`;
}

export function looped(element: string, characteristics: string): string {
  return element.replace(/<(\w+)( [^>]*?)\/>$/, `<$1$2>${characteristics}</$1>`);
}
