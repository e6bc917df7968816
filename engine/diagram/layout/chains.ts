import type { Link } from './links.ts';

/** Nodes that follow each other, with the link by which the first is reached. */
export interface Chain {
  readonly entry: Link | null;
  readonly nodes: readonly string[];
}

/** Follows the first forward link from node to node until there is none, or the next node is not wanted. */
export function chainFrom(
  first: string,
  entry: Link | null,
  forward: readonly Link[],
  wanted: (id: string) => boolean,
): Chain {
  const nodes: string[] = [];
  let next: string | undefined = first;
  while (next !== undefined && wanted(next) && !nodes.includes(next)) {
    const current: string = next;
    nodes.push(current);
    next = forward.find((link) => link.from === current && link.guest === null && !link.onlyKeepsOrder)?.to;
  }
  return { entry, nodes };
}

/** Cuts a list wherever two neighbors differ in `keyOf`. */
export function splitBy<T, K>(items: readonly T[], keyOf: (item: T) => K): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let last: K | undefined;
  for (const item of items) {
    const key = keyOf(item);
    const part = parts.at(-1);
    if (part && key === last) part.push(item);
    else parts.push([item]);
    last = key;
  }
  return parts;
}
