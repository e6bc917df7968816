import { complete } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';

/** Work that no system follows: it is recorded and the token goes on. */
export const manualTask: ElementBehavior<'manualTask'> = {
  read: () => null,
  enter(_node, token, run) {
    complete(run, token);
  },
};
