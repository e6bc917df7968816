import type { ElementBehavior } from '../element-behavior.ts';
import { arrive } from '../flow.ts';
import { readScope } from '../model/read-scope.ts';

/** The instance itself: the outermost scope. It begins at the start event its token came by. */
export const process: ElementBehavior<'process'> = {
  read: readScope,
  enter(node, token, run) {
    const { via, ...running } = token;
    run.put({ ...running, wait: 'scope' });
    for (const id of via === undefined ? node.detail.entries : [via]) arrive(run, run.node(id), token.id);
  },
};
