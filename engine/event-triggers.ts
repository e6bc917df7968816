import type { Node } from './model/graph.ts';
import type { ScopeDetail } from './model/node-detail.ts';
import { isOf } from './model/node-of.ts';
import type { Run } from './run.ts';

/** What a process or sub-process of any kind holds; null for other elements. */
export function scopeOf(node: Node): ScopeDetail | null {
  if (isOf(node, 'process') || isOf(node, 'subProcess')) return node.detail;
  return isOf(node, 'transaction') || isOf(node, 'adHocSubProcess') ? node.detail : null;
}

/** The start events of the event sub-processes in a scope; none for elements that are no scope. */
export function triggersOf(run: Run, node: Node): readonly string[] {
  return (scopeOf(node)?.eventSubProcesses ?? []).flatMap((id) => scopeOf(run.node(id))?.triggerId ?? []);
}
