import type { Node } from './model/graph.ts';
import { isOf } from './model/node-of.ts';
import type { Run } from './run.ts';

/** The start events of the event sub-processes in a scope; none for elements that are no scope. */
export function triggersOf(run: Run, node: Node): readonly string[] {
  if (!isOf(node, 'subProcess') && !isOf(node, 'process')) return [];
  return node.detail.eventSubProcesses.flatMap((id) => {
    const inner = run.node(id);
    return isOf(inner, 'subProcess') && inner.detail.triggerId !== null ? [inner.detail.triggerId] : [];
  });
}
