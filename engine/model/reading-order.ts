import { groupBy } from './group-by.ts';

/** What ordering needs to know of a node. */
export interface Ordered {
  readonly id: string;
  readonly parentId: string | null;
  readonly attachedToId: string | null;
  /** Ids of the nodes its flows lead to, in the order of the file. */
  readonly next: readonly string[];
  readonly isEventSubProcess: boolean;
}

/**
 * Node ids in the order people read them: along the flows, a node after everything that leads to it (loops back do
 * not count), what a sub-process holds right after it, a boundary event's path after its host, event sub-processes
 * last.
 */
export function readingOrder(nodes: readonly Ordered[]): readonly string[] {
  return scopeOrder(
    groupBy(nodes, (node) => node.parentId),
    null,
  );
}

type ByScope = ReadonlyMap<string | null, readonly Ordered[]>;

function scopeOrder(byScope: ByScope, scopeId: string | null): readonly string[] {
  const inner = byScope.get(scopeId) ?? [];
  const main = inner.filter((node) => !node.isEventSubProcess);
  const ordered = [...byFlow(main), ...inner.filter((node) => node.isEventSubProcess)];
  return ordered.flatMap((node) => [node.id, ...scopeOrder(byScope, node.id)]);
}

/** Depth-first, last first: reversed, every node comes after those that lead to it. */
function byFlow(nodes: readonly Ordered[]): readonly Ordered[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const attached = groupBy(nodes, (node) => node.attachedToId);
  const targets = new Set(nodes.flatMap((node) => node.next));
  const roots = new Set(nodes.filter((node) => !targets.has(node.id) && node.attachedToId === null));
  const seen = new Set<string>();
  const done: Ordered[] = [];
  const visit = (id: string): void => {
    const node = byId.get(id);
    if (!node || seen.has(id)) return;
    seen.add(id);
    const guests = (attached.get(id) ?? []).map((guest) => guest.id);
    for (const next of [...node.next, ...guests].toReversed()) visit(next);
    done.push(node);
  };
  for (const root of [...roots, ...nodes].toReversed()) if (roots.has(root)) visit(root.id);
  const rest = nodes.filter((node) => !seen.has(node.id));
  return [...done.toReversed(), ...rest];
}
