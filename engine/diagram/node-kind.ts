import type { BpmnElement } from './element.ts';

/** How an element is drawn. A `frame` is a sub-process shown open, with its children inside. */
export type NodeKind = 'task' | 'event' | 'boundary' | 'gateway' | 'frame';

const subProcesses = new Set(['bpmn:SubProcess', 'bpmn:AdHocSubProcess', 'bpmn:Transaction']);

/** What kind of shape a flow element is, or nothing for flows, data and other elements without one. */
export function kindOf(element: BpmnElement): NodeKind | undefined {
  const type = element.$type;
  if (subProcesses.has(type)) return (element.flowElements ?? []).length > 0 ? 'frame' : 'task';
  if (type === 'bpmn:BoundaryEvent') return 'boundary';
  if (type.endsWith('Event')) return 'event';
  if (type.endsWith('Gateway')) return 'gateway';
  if (type.endsWith('Task') || type === 'bpmn:CallActivity') return 'task';
  return undefined;
}

/** Does the shape carry a marker at the middle of its lower edge, which boundary events must leave free? */
export function hasMarker(element: BpmnElement): boolean {
  return (
    element.loopCharacteristics !== undefined ||
    element.$type === 'bpmn:CallActivity' ||
    subProcesses.has(element.$type)
  );
}

const plainTypes = new Set([
  'bpmn:Task',
  'bpmn:CallActivity',
  'bpmn:SubProcess',
  'bpmn:AdHocSubProcess',
  'bpmn:Transaction',
]);

/** Does the task show a type icon at its upper left corner? */
export function hasIcon(type: string): boolean {
  return !plainTypes.has(type);
}
