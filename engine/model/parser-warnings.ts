import type { ModdleWarning } from 'bpmn-moddle';

import type { Finding } from '../errors.ts';
import { type ModdleElement, typeOf } from './moddle-element.ts';

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
  ...['bpmn:supports', 'bpmn:definitionalCollaborationRef', 'bpmn:correlationPropertyRef', 'bpmn:evaluatesToTypeRef'],
]);
const shownElements = new Set([
  ...['association', 'messageFlow', 'participant', 'dataInputAssociation', 'dataOutputAssociation', 'group', 'lane'],
  ...['inputSet', 'outputSet', 'dataInput', 'dataOutput', 'property'],
]);

/**
 * What a warning of the parser means. The parser drops a broken element with a mere warning; what is lost that way
 * and would have run is an error.
 */
export function classifyWarning({ message, element, property, value }: ModdleWarning): Finding {
  const [headline = message] = message.split('\n');
  const nested = /nested error: (.*)/s.exec(message)?.[1] ?? '';
  const holder = isElement(element) ? element : null;
  const at = (code: string, text: string, severity: Finding['severity']): Finding => ({
    elementId: holder?.id ?? null,
    code,
    message: text,
    severity,
  });
  if (headline.startsWith('unknown attribute'))
    return at('UNKNOWN_ATTRIBUTE', `${headline} is not looked at`, 'warning');
  if (headline.startsWith('unresolved reference')) {
    const isShown = isShownReference(holder, property ?? '');
    return at(
      'UNRESOLVED_REFERENCE',
      `${property ?? 'a reference'} names "${String(value)}", which does not exist`,
      isShown ? 'warning' : 'error',
    );
  }
  if (nested.startsWith('duplicate ID')) return at('DUPLICATE_ID', nested, 'error');
  if (nested.startsWith('illegal ID')) return at('ILLEGAL_ID', nested, 'error');
  if (/^unknown type <(?!bpmn:)/.test(nested)) return at('UNKNOWN_EXTENSION', nested, 'warning');
  return at('UNPARSABLE', nested === '' ? headline : `${headline}: ${nested}`, 'error');
}

function isShownReference(holder: ModdleElement | null, property: string): boolean {
  if (property.startsWith('bpmndi:') || shownReferences.has(property)) return true;
  return holder !== null && (holder.$type.startsWith('bpmndi:') || shownElements.has(typeOf(holder)));
}

function isElement(value: unknown): value is ModdleElement {
  return typeof value === 'object' && value !== null && '$type' in value && typeof value.$type === 'string';
}
