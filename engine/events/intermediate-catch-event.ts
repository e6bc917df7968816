import { completeEvent } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { openWaits } from '../event-waits.ts';
import { readCatch } from '../model/read-event.ts';

/** Waits until its event happens. A link has happened when its token comes. */
export const intermediateCatchEvent: ElementBehavior<'intermediateCatchEvent'> = {
  read: (element, reader) => ({ definition: readCatch(element, reader), interrupting: false, attachedTo: null }),
  enter(node, { via, ...token }, run) {
    const hasHappened = via === node.id || node.detail.definition?.type === 'link';
    if (hasHappened) return completeEvent(run, run.put(token));
    openWaits(run, token, [node]);
    run.put({ ...token, wait: 'event' });
    return undefined;
  },
};
