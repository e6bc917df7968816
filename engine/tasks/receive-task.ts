import type { ElementBehavior } from '../element-behavior.ts';
import { openWaits } from '../event-waits.ts';
import { readMessageOf } from '../model/read-event.ts';

/** Waits for a message. */
export const receiveTask: ElementBehavior<'receiveTask'> = {
  read: (element, reader) => readMessageOf(element, element, 'catch', reader),
  enter(node, token, run) {
    openWaits(run, token, [node]);
    run.put({ ...token, wait: 'event' });
  },
};
