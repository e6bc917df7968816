import type { ElementBehavior } from '../element-behavior.ts';
import { openWaits } from '../event-waits.ts';
import { readCatch } from '../model/read-event.ts';

/** Waits until its event happens. */
export const intermediateCatchEvent: ElementBehavior<'intermediateCatchEvent'> = {
  read: (element, reader) => ({ definition: readCatch(element, reader), interrupting: false, attachedTo: null }),
  enter(node, token, run) {
    openWaits(run, token, [node]);
    run.put({ ...token, wait: 'event' });
  },
};
