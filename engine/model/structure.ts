import { extension, flagOf, type ModdleElement, many, one, textOf, typeOf } from './moddle-element.ts';
import { isStartedByEvent } from './read-scope.ts';
import type { Reader } from './reader.ts';

const caughtByGateway = new Set(['intermediateCatchEvent', 'receiveTask']);

/** Refuses what the standard gives no meaning to, and the parts of it that do not run here. */
export function checkPlaces(scope: ModdleElement, reader: Reader): void {
  for (const element of many(scope, 'flowElements')) {
    if (typeOf(element) === 'sequenceFlow') checkFlow(element, reader);
    else checkNode(element, reader);
    checkPlaces(element, reader);
  }
}

function checkFlow(flow: ModdleElement, reader: Reader): void {
  const [source, target] = [one(flow, 'sourceRef'), one(flow, 'targetRef')];
  if (!source || !target) {
    reader.refuse(flow, 'FLOW_UNCONNECTED', 'the flow has no source or no target');
    return;
  }
  if (source.$parent !== target.$parent)
    reader.refuse(flow, 'FLOW_CROSSES_SCOPE', 'a flow stays inside its process or sub-process');
  if (typeOf(target) === 'startEvent' || typeOf(target) === 'boundaryEvent')
    reader.refuse(flow, 'FLOW_INTO_EVENT', `no flow leads to a ${typeOf(target)}`);
  if (typeOf(source) === 'endEvent') reader.refuse(flow, 'FLOW_FROM_END', 'no flow leaves an end event');
  if (isStartedByEvent(source) || isStartedByEvent(target))
    reader.refuse(flow, 'FLOW_AT_EVENT_SUB_PROCESS', 'no flow leads to or from an event sub-process');
}

function checkNode(element: ModdleElement, reader: Reader): void {
  const unsupported = unsupportedPart(element);
  if (unsupported) reader.refuse(element, 'UNSUPPORTED_ELEMENT', `${unsupported} is not supported`);
  if (typeOf(element) === 'boundaryEvent' && one(element, 'attachedToRef') === null)
    reader.refuse(element, 'NOT_ATTACHED', 'the boundary event is attached to no activity');
  if (typeOf(element) === 'eventBasedGateway')
    for (const flow of many(element, 'outgoing')) {
      const target = one(flow, 'targetRef');
      if (target && !caughtByGateway.has(typeOf(target)))
        reader.refuse(target, 'NOT_AN_EVENT', 'an event-based gateway leads to catching events only');
    }
}

/** Attributes that change execution in ways this engine does not know yet. */
function unsupportedPart(element: ModdleElement): string | null {
  if (extension(element, 'zeebe:ExecutionListeners') || extension(element, 'zeebe:TaskListeners')) return 'a listener';
  if (flagOf(element, 'isForCompensation', false)) return 'compensation';
  if (flagOf(element, 'instantiate', false)) return 'an instantiating gateway or task';
  if (textOf(element, 'eventGatewayType') === 'Parallel') return 'a parallel event-based gateway';
  if (Number(textOf(element, 'startQuantity') ?? 1) > 1) return 'a start quantity above 1';
  if (Number(textOf(element, 'completionQuantity') ?? 1) > 1) return 'a completion quantity above 1';
  if (flagOf(element, 'parallelMultiple', false)) return 'a parallel multiple event';
  return null;
}
