import type { ThrowBehavior } from '../event-behavior.ts';
import { arrive, endToken } from '../flow.ts';
import type { LinkDefinition } from '../model/event-definition.ts';
import { rootId } from '../run.ts';

/** Goes on at the catching link event of its name, as over a flow that is not drawn. */
export const linkThrow: ThrowBehavior<LinkDefinition> = {
  throw({ targetId }, _event, token, run) {
    run.note(token, 'completed');
    if (targetId === null) return endToken(run, token);
    run.remove(token);
    arrive(run, run.node(targetId), token.in ?? rootId);
    return undefined;
  },
};
