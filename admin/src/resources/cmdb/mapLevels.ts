import type { ItemImpact, ItemModelView } from '../../../../server/contract/configuration-item.ts';

/** Which way an item was reached. */
export const directions = ['up', 'down', 'both'] as const;
export type Direction = (typeof directions)[number];

/**
 * How far each item stands to the right of the first, by id: right is what fails with it, left what it relies on. An item
 * behind another stands on the same side; where a relation affects nobody, it is the left one.
 */
export function mapLevels(
  { nodes, edges }: Pick<ItemImpact, 'nodes' | 'edges'>,
  relations: ItemModelView['relations'],
  direction: Direction,
): ReadonlyMap<string, number> {
  const first = nodes[0]?.id;
  if (direction !== 'both' || first === undefined)
    return new Map(nodes.map(({ id, depth }) => [id, direction === 'down' ? -depth : depth]));
  const sides = new Map([[first, 0]]);
  const fails = (type: string) => relations.find((each) => each.type === type)?.affects;
  for (const at of sides.keys())
    for (const { source, type, target } of edges) {
      const next = source === at ? target : target === at ? source : undefined;
      if (next === undefined || sides.has(next)) continue;
      const isAffected = fails(type) === (next === source ? 'source' : 'target');
      sides.set(next, sides.get(at) || (isAffected ? 1 : -1));
    }
  return new Map(nodes.map(({ id, depth }) => [id, depth * (sides.get(id) ?? -1)]));
}

/** The shortest way along relations from one item to another, both included; empty when there is none. */
export function pathBetween(edges: ItemImpact['edges'], from: string, to: string): readonly string[] {
  const before = new Map([[from, from]]);
  for (const at of before.keys()) {
    if (at === to) break;
    for (const { source, target } of edges) {
      const next = source === at ? target : target === at ? source : undefined;
      if (next !== undefined && !before.has(next)) before.set(next, at);
    }
  }
  if (!before.has(to)) return [];
  const path = [to];
  for (let at = to; at !== from; at = path[0] ?? from) path.unshift(before.get(at) ?? from);
  return path;
}
