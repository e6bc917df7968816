import type { ItemImpact } from '../../../../server/contract/configuration-item.ts';

/** More nodes of one level than these are drawn as one. */
const mostPerLevel = 12;
const [width, height, gapX, gapY] = [168, 48, 112, 12];

/** A box of the picture. */
export interface Drawn {
  readonly id: string;
  readonly name: string;
  /** Columns to the right of the first item. */
  readonly level: number;
  readonly x: number;
  readonly y: number;
}

/** A relation between two boxes; the arrow goes from source to target. */
export interface DrawnLine {
  readonly key: string;
  readonly type: string;
  readonly from: Drawn;
  readonly to: Drawn;
}

/** A picture of what an item reaches: one column per level, its boxes below each other. */
export interface ImpactPicture {
  readonly width: number;
  readonly height: number;
  readonly box: { readonly width: number; readonly height: number };
  readonly nodes: readonly Drawn[];
  /** Boxes that stand for several items. */
  readonly more: readonly { readonly level: number; readonly count: number; readonly x: number; readonly y: number }[];
  readonly lines: readonly DrawnLine[];
}

/**
 * Lays the nodes out by level; relations to nodes that are not drawn are left out.
 *
 * @param levelOf where an item stands; items of one level are drawn in the order they come in, so those that matter first
 */
export function pictureOf(
  { nodes, edges }: Pick<ItemImpact, 'nodes' | 'edges'>,
  levelOf: ReadonlyMap<string, number>,
): ImpactPicture {
  const at = (id: string) => levelOf.get(id) ?? 0;
  const levels = [...new Set(nodes.map(({ id }) => at(id)))]
    .toSorted((a, b) => a - b)
    .map((level) => ({ level, members: nodes.filter(({ id }) => at(id) === level) }));
  const place = (column: number, row: number) => ({ x: column * (width + gapX), y: row * (height + gapY) });
  const drawn = levels.flatMap(({ level, members }, column) =>
    members.slice(0, mostPerLevel).map(({ id, name }, row) => ({ id, name, level, ...place(column, row) })),
  );
  const more = levels.flatMap(({ level, members }, column) => {
    const count = members.length - mostPerLevel;
    return count > 0 ? [{ level, count, ...place(column, mostPerLevel) }] : [];
  });
  const byId = new Map(drawn.map((node) => [node.id, node]));
  const lines = edges.flatMap(({ source, type, target }) => {
    const [from, to] = [byId.get(source), byId.get(target)];
    return from && to ? [{ key: `${source} ${type} ${target}`, type, from, to }] : [];
  });
  const rows = Math.max(...levels.map(({ members }) => Math.min(members.length, mostPerLevel + 1)));
  return {
    width: levels.length * width + (levels.length - 1) * gapX,
    height: rows * height + (rows - 1) * gapY,
    box: { width, height },
    nodes: drawn,
    more,
    lines,
  };
}

/** Where a line begins, bends and ends, as an SVG path: across the gap, or around two boxes of one column. */
export function lineOf({ from, to }: DrawnLine): string {
  const [y1, y2] = [from.y + height / 2, to.y + height / 2];
  if (from.x === to.x) {
    const right = from.x + width;
    return `M ${right} ${y1} C ${right + 40} ${y1}, ${right + 40} ${y2}, ${right} ${y2}`;
  }
  const [x1, x2] = from.x < to.x ? [from.x + width, to.x] : [from.x, to.x + width];
  const middle = (x1 + x2) / 2;
  return `M ${x1} ${y1} C ${middle} ${y1}, ${middle} ${y2}, ${x2} ${y2}`;
}

/** Box that an arrow key leads to: along relations to the next column, or the next one of the same column. */
export function nextBox(
  { nodes, lines }: ImpactPicture,
  from: Drawn,
  key: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown',
): Drawn | undefined {
  const nearest = (among: readonly Drawn[]) =>
    among.toSorted((a, b) => Math.abs(a.y - from.y) - Math.abs(b.y - from.y))[0];
  if (key === 'ArrowUp') return nearest(nodes.filter(({ x, y }) => x === from.x && y < from.y));
  if (key === 'ArrowDown') return nearest(nodes.filter(({ x, y }) => x === from.x && y > from.y));
  const isThere = ({ x }: Drawn) => (key === 'ArrowLeft' ? x < from.x : x > from.x);
  const related = lines.flatMap((line) => (line.from === from ? [line.to] : line.to === from ? [line.from] : []));
  return nearest(related.filter(isThere));
}
