import { completeEvent } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { flagOf } from '../model/moddle-element.ts';
import { readCatch } from '../model/read-event.ts';

/** A start event. That it happened is known already: a command, its scope, or its trigger brought the token here. */
export const startEvent: ElementBehavior<'startEvent'> = {
  read: (element, reader) => ({
    definition: readCatch(element, reader),
    interrupting: flagOf(element, 'isInterrupting', true),
    attachedTo: null,
  }),
  enter(_node, token, run) {
    completeEvent(run, token);
  },
};
