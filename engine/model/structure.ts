import { checkEnumerations } from './check-enumerations.ts';
import { checkDefault, checkEventGateway, checkExits } from './check-gateways.ts';
import { checkTransactionPlaces } from './check-transaction.ts';
import { isCompensationBoundary } from './compensation-handler.ts';
import { linkOf } from './link-target.ts';
import { extension, flagOf, isActivity, type ModdleElement, many, one, textOf, typeOf } from './moddle-element.ts';
import { instantiates, isStartedByEvent } from './read-scope.ts';
import type { Reader } from './reader.ts';

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
  if (isCompensationBoundary(source) || runsForCompensation(source) || runsForCompensation(target))
    reader.refuse(flow, 'FLOW_AT_COMPENSATION', 'no flow leads to or from compensation; an association does');
  if (isLink(source, 'intermediateThrowEvent'))
    reader.refuse(flow, 'FLOW_AT_LINK', 'a throwing link event goes on at its catching event, not over a flow');
  if (isLink(target, 'intermediateCatchEvent'))
    reader.refuse(flow, 'FLOW_AT_LINK', 'a catching link event is reached from its throwing event, not over a flow');
}

function checkNode(element: ModdleElement, reader: Reader): void {
  const unsupported = unsupportedPart(element);
  if (unsupported) reader.refuse(element, 'UNSUPPORTED_ELEMENT', `${unsupported} is not supported`);
  const host = one(element, 'attachedToRef');
  if (typeOf(element) === 'boundaryEvent' && !(host && isActivity(host)))
    reader.refuse(element, 'NOT_ATTACHED', 'the boundary event is attached to no activity');
  if (host && host.$parent !== element.$parent)
    reader.refuse(element, 'NOT_ATTACHED', 'the boundary event lies in another scope than its activity');
  checkTransactionPlaces(element, reader);
  checkQuantity(element, 'startQuantity', reader);
  checkQuantity(element, 'completionQuantity', reader);
  if (instantiates(element) && many(element, 'incoming').length > 0)
    reader.refuse(element, 'INSTANTIATE_MISPLACED', 'no flow leads to an element that starts an instance');
  if (instantiates(element) && element.$parent && typeOf(element.$parent) !== 'process')
    reader.refuse(element, 'INSTANTIATE_MISPLACED', 'an instance starts at the level of its process');
  checkDefault(element, reader);
  checkExits(element, reader);
  checkEventGateway(element, reader);
  checkEnumerations(element, reader);
}

function runsForCompensation(element: ModdleElement): boolean {
  return flagOf(element, 'isForCompensation', false);
}

function isLink(element: ModdleElement, type: string): boolean {
  return typeOf(element) === type && linkOf(element) !== null;
}

function checkQuantity(element: ModdleElement, property: string, reader: Reader): void {
  const text = textOf(element, property);
  const quantity = Number(text ?? 1);
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 1000)
    reader.refuse(element, 'QUANTITY_INVALID', `${property} is "${text}"; it must be a number from 1 to 1000`);
}

/** Attributes that change execution in ways this engine does not know yet. */
function unsupportedPart(element: ModdleElement): string | null {
  if (extension(element, 'zeebe:ExecutionListeners') || extension(element, 'zeebe:TaskListeners')) return 'a listener';
  return null;
}
