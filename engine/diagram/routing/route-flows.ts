import { centerX, centerY, type Point } from '../geometry.ts';
import type { LayoutFlow, LayoutGraph } from '../layout/graph.ts';
import type { Placement } from '../layout/placement.ts';
import { type FoundPath, findPath, type Scratch, scratchFor } from './find-path.ts';
import { neighborOf, xOf, yOf } from './grid.ts';
import { passageFor } from './passage.ts';
import { type PortUse, portsIn, portsOut } from './ports.ts';
import { type Terrain, terrainOf } from './terrain.ts';
import { Traffic, type Traveller } from './traffic.ts';

/** What a search may vary about routing. */
export interface RoutingStyle {
  /** Loops choose their way before the flows that bend, instead of last. */
  readonly loopsFirst: boolean;
  /** How much more than usual a crossing costs. */
  readonly crossingFactor: number;
}

export const usualStyle: RoutingStyle = { loopsFirst: false, crossingFactor: 1 };

/** How often every bent flow is taken out and routed again, now that the others are known. */
const rounds = 3;

/** The points of every flow, from border to border. */
export type Routes = ReadonlyMap<string, readonly Point[]>;

/**
 * Routes all flows around the shapes: the shortest first and loops last, then each bent one again. A flow for
 * which no way is open becomes a plain line, which the checker reports.
 */
export function routeFlows(
  graph: LayoutGraph,
  placement: Placement,
  loops: ReadonlySet<string>,
  style: RoutingStyle = usualStyle,
): Routes {
  const terrain = terrainOf(graph, placement);
  const router = new Router(graph, placement, terrain, loops, new Traffic(terrain.grid, style.crossingFactor));
  const rank = (flow: LayoutFlow) => urgency(flow, placement, loops, style);
  const ordered = graph.flows.toSorted((a, b) => rank(a) - rank(b));
  for (const flow of ordered) router.route(flow);
  for (let round = 0; round < rounds; round += 1) {
    for (const flow of ordered) if (router.isBent(flow)) router.route(flow);
  }
  return new Map(graph.flows.map((flow) => [flow.id, router.pointsOf(flow)]));
}

class Router {
  readonly #graph: LayoutGraph;
  readonly #placement: Placement;
  readonly #terrain: Terrain;
  readonly #loops: ReadonlySet<string>;
  readonly #traffic: Traffic;
  readonly #travellers: ReadonlyMap<string, Traveller>;
  readonly #scratch: Scratch;
  readonly #passages;
  readonly #paths = new Map<string, FoundPath>();

  constructor(
    graph: LayoutGraph,
    placement: Placement,
    terrain: Terrain,
    loops: ReadonlySet<string>,
    traffic: Traffic,
  ) {
    this.#graph = graph;
    this.#placement = placement;
    this.#terrain = terrain;
    this.#loops = loops;
    this.#traffic = traffic;
    this.#scratch = scratchFor(terrain.grid);
    const gateways = new Set(graph.nodes.filter(({ kind }) => kind === 'gateway').map(({ id }) => id));
    this.#travellers = new Map(
      graph.flows.map(({ id, source, target }) => [id, { id, source, target, fromGateway: gateways.has(source) }]),
    );
    this.#passages = new Map(graph.flows.map((flow) => [flow.id, passageFor(flow, graph, placement, terrain)]));
  }

  /** Finds the flow its way, or a better one than it had. */
  route(flow: LayoutFlow): void {
    const traveller = this.#travellers.get(flow.id);
    const passage = this.#passages.get(flow.id);
    if (!traveller || !passage) return;
    const old = this.#paths.get(flow.id);
    if (old) this.#traffic.remove(traveller, old);
    this.#paths.delete(flow.id);
    const setting = {
      graph: this.#graph,
      placement: this.#placement,
      grid: this.#terrain.grid,
      loops: this.#loops,
      use: (place: string) => this.#useOf(place),
    };
    const journey = { ...passage, traveller, from: portsOut(flow, setting), to: portsIn(flow, setting) };
    const path = findPath(this.#terrain.grid, this.#traffic, journey, this.#scratch);
    if (!path) return;
    this.#paths.set(flow.id, path);
    this.#traffic.add(traveller, path);
  }

  isBent(flow: LayoutFlow): boolean {
    return this.pointsOf(flow).length > 2;
  }

  pointsOf(flow: LayoutFlow): readonly Point[] {
    const path = this.#paths.get(flow.id);
    if (!path) return plainLine(flow, this.#placement);
    const { grid } = this.#terrain;
    const corners: Point[] = [];
    let point = path.start;
    path.moves.forEach((direction, index) => {
      if (index > 0 && direction !== path.moves[index - 1]) corners.push({ x: xOf(grid, point), y: yOf(grid, point) });
      point = neighborOf(grid, point, direction);
    });
    return [path.from.dock, ...corners, path.to.dock];
  }

  #useOf(place: string): PortUse {
    const paths = [...this.#paths.values()];
    return {
      incoming: paths.filter(({ to }) => to.place === place).length,
      outgoing: paths.filter(({ from }) => from.place === place).length,
    };
  }
}

/** Straight flows first, then by distance, loops last. */
function urgency(flow: LayoutFlow, placement: Placement, loops: ReadonlySet<string>, style: RoutingStyle): number {
  const [from, to] = [placement.boxes.get(flow.source), placement.boxes.get(flow.target)];
  if (!from || !to) return 0;
  const across = Math.abs(centerX(to) - centerX(from));
  const down = Math.abs(centerY(to) - centerY(from));
  const isStraight = across === 0 || down === 0;
  return across + down + (isStraight ? 0 : 10_000) + (loops.has(flow.id) ? (style.loopsFirst ? -5000 : 100_000) : 0);
}

function plainLine(flow: LayoutFlow, placement: Placement): readonly Point[] {
  return [flow.source, flow.target].flatMap((id) => {
    const box = placement.boxes.get(id);
    return box ? [{ x: Math.round(centerX(box)), y: Math.round(centerY(box)) }] : [];
  });
}
