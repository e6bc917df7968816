import { complete } from '../complete.ts';
import type { ElementBehavior } from '../element-behavior.ts';

/** A task of no type: a step that is only recorded. */
export const task: ElementBehavior<'task'> = {
  read: () => null,
  enter(_node, token, run) {
    complete(run, token);
  },
};
