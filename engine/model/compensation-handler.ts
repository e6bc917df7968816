import type { Compensation } from './graph.ts';
import { flagOf, isActivity, type ModdleElement, many, one, typeOf } from './moddle-element.ts';
import { definitionsOf } from './read-event.ts';
import type { Reader } from './reader.ts';

/** The compensation event on an activity's border, and the activity that an association ties to it; null without one. */
export function readCompensation(host: ModdleElement, reader: Reader): Compensation | null {
  const events = reader.attachedTo(host).filter(isCompensationBoundary);
  const [event] = events;
  if (!event) return null;
  if (events.length > 1) reader.refuse(host, 'SEVERAL_HANDLERS', 'an activity has one compensation event');
  const handler = handlerOf(event);
  if (!handler)
    reader.refuse(event, 'COMPENSATION_HANDLER_MISSING', 'no association ties the compensation event to an activity');
  else if (handler.$parent !== host.$parent)
    reader.refuse(event, 'COMPENSATION_HANDLER_MISSING', 'the handler lies in another scope than its activity');
  return { event: event.id ?? '', handler: handler?.id ?? '' };
}

export function isCompensationBoundary(element: ModdleElement): boolean {
  if (typeOf(element) !== 'boundaryEvent') return false;
  return definitionsOf(element).some((each) => typeOf(each) === 'compensateEventDefinition');
}

/** True for activities that only run to undo others. */
export function isHandler(element: ModdleElement): boolean {
  if (flagOf(element, 'isForCompensation', false)) return true;
  if (!isActivity(element)) return false;
  const siblings = element.$parent ? many(element.$parent, 'flowElements') : [];
  return siblings.some((each) => isCompensationBoundary(each) && handlerOf(each) === element);
}

function handlerOf(event: ModdleElement): ModdleElement | null {
  for (const association of associationsAround(event)) {
    const [source, target] = [one(association, 'sourceRef'), one(association, 'targetRef')];
    const other = source === event ? target : target === event ? source : null;
    if (other && isActivity(other)) return other;
  }
  return null;
}

/** Associations may stand in the scope of the event, or in any around it. */
function associationsAround(element: ModdleElement): readonly ModdleElement[] {
  const found: ModdleElement[] = [];
  for (let scope = element.$parent; scope; scope = scope.$parent) {
    found.push(...many(scope, 'artifacts'));
    for (const root of many(scope, 'rootElements')) found.push(...many(root, 'artifacts'));
  }
  return found.filter((artifact) => typeOf(artifact) === 'association');
}
