import { completeEvent } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { partsOf } from '../model/event-definition.ts';
import { readThrow } from '../model/read-event.ts';
import { throwEvent } from './throw-behaviors.ts';

/** Ends a token; a typed end event throws first. */
export const endEvent: ElementBehavior<'endEvent'> = {
  read: (element, reader) => ({ definition: readThrow(element, reader), interrupting: false, attachedTo: null }),
  enter(node, token, run) {
    if (run.parentOf(token)?.id === 0) run.lastEnd = node.id;
    const part = partsOf(node.detail.definition)[token.part ?? 0];
    if (part) throwEvent(part, node, token, run);
    else completeEvent(run, token);
  },
};
