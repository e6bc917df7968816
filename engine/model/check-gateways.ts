import { linkOf } from './link-target.ts';
import { type ModdleElement, many, one, typeOf } from './moddle-element.ts';
import type { Reader } from './reader.ts';

const caughtByGateway = new Set(['intermediateCatchEvent', 'receiveTask']);

/** Refuses a default flow that leads away from another element: it would never be taken. */
export function checkDefault(element: ModdleElement, reader: Reader): void {
  const otherwise = one(element, 'default');
  if (otherwise && !many(element, 'outgoing').includes(otherwise))
    reader.refuse(element, 'DEFAULT_NOT_OUTGOING', `the default flow "${otherwise.id ?? ''}" does not leave it`);
}

/** Says where an exclusive gateway can never come to its later exits, because an earlier one has no condition. */
export function checkExits(element: ModdleElement, reader: Reader): void {
  if (typeOf(element) !== 'exclusiveGateway') return;
  const exits = many(element, 'outgoing').filter((flow) => flow !== one(element, 'default'));
  const open = exits.findIndex((flow) => one(flow, 'conditionExpression') === null);
  const flow = open >= 0 && open < exits.length - 1 ? exits[open] : undefined;
  if (flow) reader.warn(flow, 'CONDITION_MISSING', 'the flow has no condition, so those after it are never taken');
}

/** Refuses an event-based gateway that has nothing to wait for, or leads to what cannot be waited for there. */
export function checkEventGateway(element: ModdleElement, reader: Reader): void {
  if (typeOf(element) !== 'eventBasedGateway') return;
  const targets = many(element, 'outgoing').flatMap((flow) => one(flow, 'targetRef') ?? []);
  if (targets.length === 0)
    reader.refuse(element, 'NO_EVENT', 'the event-based gateway leads to no event, so it would wait for ever');
  for (const target of targets) {
    if (!caughtByGateway.has(typeOf(target)) || linkOf(target) !== null)
      reader.refuse(target, 'NOT_AN_EVENT', 'an event-based gateway leads to catching events only');
    if (one(target, 'loopCharacteristics') !== null || reader.attachedTo(target).length > 0)
      reader.refuse(target, 'NOT_AN_EVENT', 'a task behind an event-based gateway has no loop and no boundary events');
  }
}
