import type { ModdleWarning } from 'bpmn-moddle';

import type { Finding } from '../errors.ts';
import { isElement, type ModdleElement, placeOf, typeOf } from './moddle-element.ts';
import type { XmlPlaces } from './xml-places.ts';

/** References that only diagrams, data and documentation have; an unresolved one loses nothing that runs. */
const shownReferences = new Set([
  ...['bpmn:flowNodeRef', 'bpmn:dataObjectRef', 'bpmn:dataStoreRef', 'bpmn:categoryValueRef', 'bpmn:itemSubjectRef'],
  ...['bpmn:itemRef', 'bpmn:structureRef', 'bpmn:incoming', 'bpmn:outgoing', 'bpmn:processRef', 'bpmn:resourceRef'],
  ...[
    'bpmn:operationRef',
    'bpmn:supportedInterfaceRef',
    'bpmn:inMessageRef',
    'bpmn:outMessageRef',
    'bpmn:partitionElementRef',
  ],
  ...[
    'bpmn:correlationKeyRef',
    'bpmn:boundaryEventRefs',
    'bpmn:definition',
    'bpmn:parameterRef',
    'bpmn:participantRef',
  ],
  ...[
    'bpmn:supports',
    'bpmn:definitionalCollaborationRef',
    'bpmn:correlationPropertyRef',
    'bpmn:evaluatesToTypeRef',
    'bpmn:type',
  ],
]);
const shownElements = new Set([
  ...['association', 'messageFlow', 'participant', 'dataInputAssociation', 'dataOutputAssociation', 'group', 'lane'],
  ...['inputSet', 'outputSet', 'dataInput', 'dataOutput', 'property'],
]);

/**
 * What a warning of the parser means. The parser drops a broken element with a mere warning; what is lost that way
 * and would have run is an error.
 */
export function classifyWarning(warning: ModdleWarning, places: XmlPlaces): Finding {
  const { message, element, property, value } = warning;
  const holder = isElement(element) ? element : null;
  const at = holder && placeOf(holder);
  if (message.startsWith('unknown attribute'))
    return finding(at, 'UNKNOWN_ATTRIBUTE', `${message} is not looked at`, 'warning');
  if (!message.startsWith('unresolved reference')) return classifyContent(message, places);
  const severity = isShownReference(holder, property ?? '') ? 'warning' : 'error';
  const text = `${property ?? 'a reference'} names "${String(value)}", which does not exist`;
  return finding(at, 'UNRESOLVED_REFERENCE', text, severity);
}

/** A warning about a piece of the text, whose element the parser has left out. */
function classifyContent(message: string, places: XmlPlaces): Finding {
  const [headline = message] = message.split('\n');
  const nested = /nested error: (.*)/s.exec(message)?.[1] ?? '';
  const [, line, column] = /line: (\d+)\s+column: (\d+)/.exec(message) ?? [];
  const place = line === undefined ? null : places.elementAt(Number(line), Number(column));
  const tag = /unparsable content <([^\s/>]+)/.exec(headline)?.[1] ?? '';
  const lost = places.isBpmn(tag) ? 'error' : 'warning';
  const [, id] = /(?:duplicate|illegal) ID <(.*)>/s.exec(nested) ?? [];
  if (nested.startsWith('duplicate ID')) return finding(id ?? place, 'DUPLICATE_ID', nested, lost);
  if (nested.startsWith('illegal ID')) return finding(id ?? place, 'ILLEGAL_ID', nested, lost);
  if (nested.startsWith('unexpected body text'))
    return finding(place, 'STRAY_TEXT', 'text stands where none belongs; it is not looked at', 'warning');
  if (/^un(known type|recognized element) </.test(nested) && lost === 'warning' && !changesExecution(tag))
    return finding(place, 'UNKNOWN_EXTENSION', nested, 'warning');
  return finding(place, 'UNPARSABLE', nested === '' ? headline : `${headline}: ${nested.split('\n')[0]}`, 'error');
}

/** Extensions outside of their place: ours, which would run, and the inclusion of other files. */
function changesExecution(tag: string): boolean {
  return /^zeebe:|:include$/.test(tag);
}

function finding(elementId: string | null, code: string, message: string, severity: Finding['severity']): Finding {
  return { elementId, code, message, severity };
}

/** True for references that only readers follow: an unresolved one loses nothing that runs. */
export function isShownReference(holder: ModdleElement | null, property: string): boolean {
  if (property.startsWith('bpmndi:') || shownReferences.has(property)) return true;
  return holder !== null && (holder.$type.startsWith('bpmndi:') || shownElements.has(typeOf(holder)));
}
