import { completeEvent } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';
import { isParallel, openWaits } from '../event-waits.ts';
import { flagOf } from '../model/moddle-element.ts';
import { alwaysInterrupts, readCatch } from '../model/read-event.ts';

/**
 * A start event. That it happened is known already: a command, its scope, or its trigger brought the token here.
 * Only a parallel multiple start of the process has others to wait for.
 */
export const startEvent: ElementBehavior<'startEvent'> = {
  read(element, reader) {
    const definition = readCatch(element, reader);
    const interrupting = flagOf(element, 'isInterrupting', true) || alwaysInterrupts(definition);
    return { definition, interrupting, attachedTo: null };
  },
  enter(node, token, run) {
    if (token.in === undefined && isParallel(node)) openWaits(run, token, [node], { except: token.part ?? 0 });
    if (run.waitsOf(token.id).length > 0) run.put({ ...token, wait: 'event' });
    else completeEvent(run, token);
  },
};
