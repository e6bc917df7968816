import type { ItemImpact } from '../../../../server/contract/configuration-item.ts';

/** More nodes of one level than these are drawn as one. */
const mostPerLevel = 12;
const [width, height, gapX, gapY] = [150, 34, 60, 10];

interface Drawn {
  readonly id: string;
  readonly label: string;
  readonly x: number;
  readonly y: number;
}

/** A picture of what an item reaches: one column per level, its boxes below each other. */
export interface ImpactPicture {
  readonly width: number;
  readonly height: number;
  readonly box: { readonly width: number; readonly height: number };
  readonly nodes: readonly Drawn[];
  /** Boxes that stand for several items. */
  readonly more: readonly { readonly depth: number; readonly count: number; readonly x: number; readonly y: number }[];
  readonly lines: readonly { readonly key: string; readonly from: Drawn; readonly to: Drawn }[];
}

/** Lays the nodes out by level; relations to nodes that are not drawn are left out. */
export function pictureOf({ nodes, edges }: ItemImpact): ImpactPicture {
  const depths = [...new Set(nodes.map(({ depth }) => depth))].toSorted((a, b) => a - b);
  const levels = depths.map((depth) => nodes.filter((node) => node.depth === depth));
  const at = (column: number, row: number) => ({ x: column * (width + gapX), y: row * (height + gapY) });
  const drawn = levels.flatMap((level, column) =>
    level.slice(0, mostPerLevel).map(({ id, name }, row) => ({ id, label: name, ...at(column, row) })),
  );
  const more = levels.flatMap((level, column) => {
    const count = level.length - mostPerLevel;
    return count > 0 ? [{ depth: depths[column] ?? 0, count, ...at(column, mostPerLevel) }] : [];
  });
  const byId = new Map(drawn.map((node) => [node.id, node]));
  const lines = edges.flatMap(({ source, type, target }) => {
    const [from, to] = [byId.get(source), byId.get(target)];
    return from && to ? [{ key: `${source} ${type} ${target}`, from, to }] : [];
  });
  const rows = Math.max(...levels.map((level) => Math.min(level.length, mostPerLevel + 1)));
  return {
    width: levels.length * width + (levels.length - 1) * gapX,
    height: rows * height + (rows - 1) * gapY,
    box: { width, height },
    nodes: drawn,
    more,
    lines,
  };
}
