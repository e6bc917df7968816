import { completeEvent } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { openWaits } from '../event-waits.ts';
import { readMessageOf } from '../model/read-definition.ts';
import { instantiates } from '../model/read-scope.ts';

/** Waits for a message, unless the message has come already and started the instance. */
export const receiveTask: ElementBehavior<'receiveTask'> = {
  read: (element, reader) => ({
    ...readMessageOf(element, element, 'catch', reader),
    instantiate: instantiates(element),
  }),
  enter(node, { via, ...token }, run) {
    if (via === node.id) return completeEvent(run, run.put(token));
    openWaits(run, token, [node]);
    run.put({ ...token, wait: 'event' });
    return undefined;
  },
};
