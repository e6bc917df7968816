import { type Labels, placeLabels } from '../labels/place-labels.ts';
import { type Routes, routeFlows } from '../routing/route-flows.ts';
import { berthsFor } from './berths.ts';
import { arrangeColumns } from './columns.ts';
import { placeShapes } from './coordinates.ts';
import type { LayoutGraph } from './graph.ts';
import type { Placement } from './placement.ts';
import { arrangeRows } from './rows.ts';
import type { Variant } from './variant.ts';

/** Where everything of a scope is drawn. */
export interface Arrangement {
  readonly placement: Placement;
  readonly routes: Routes;
  readonly labels: Labels;
  /** Flows that close a loop. */
  readonly loops: ReadonlySet<string>;
  /** First node of each piece that may be moved to another row. */
  readonly movable: readonly string[];
}

/**
 * Arranges a scope: the main flow as if there were no event sub-processes; then, where there are some, the whole
 * again with each of them where the main flow leaves room.
 */
export function arrangeScope(graph: LayoutGraph, laneNames: readonly string[], variant: Variant): Arrangement {
  const detached = graph.nodes.filter((node) => node.detached);
  const mainFlow = { ...graph, nodes: graph.nodes.filter((node) => !node.detached) };
  const columns = arrangeColumns(mainFlow);
  const { cells, movable } = arrangeRows(mainFlow, columns, variant.rows);
  const drawn = (part: LayoutGraph, placement: Placement): Arrangement => {
    const routes = routeFlows(part, placement, columns.loops, variant.routing);
    return { placement, routes, labels: placeLabels(part, placement, routes), loops: columns.loops, movable };
  };
  const main = drawn(mainFlow, placeShapes(mainFlow, cells, laneNames));
  if (detached.length === 0) return main;
  const berths = berthsFor(detached, { ...main, nodes: mainFlow.nodes, cells });
  return drawn(graph, placeShapes(graph, cells, laneNames, berths));
}
