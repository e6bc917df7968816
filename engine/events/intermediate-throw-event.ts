import { completeEvent } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { partsOf } from '../model/event-definition.ts';
import { readThrow } from '../model/read-event.ts';
import { throwEvent } from './throw-behaviors.ts';

/** Throws in passing; a none event only marks a place. */
export const intermediateThrowEvent: ElementBehavior<'intermediateThrowEvent'> = {
  read: (element, reader) => ({ definition: readThrow(element, reader), interrupting: false, attachedTo: null }),
  enter(node, token, run) {
    const part = partsOf(node.detail.definition)[token.part ?? 0];
    if (part) throwEvent(part, node, token, run);
    else completeEvent(run, token);
  },
};
