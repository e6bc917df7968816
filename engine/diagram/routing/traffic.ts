import { type Direction, directions, type Grid, neighborOf, stepFrom } from './grid.ts';

/** Who runs where: needed to tell strangers from flows that may share a line. */
export interface Traveller {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  /** The flow leaves a gateway, whose exits may share a trunk. */
  readonly fromGateway: boolean;
}

/** A route on the grid: where it starts and each direction it takes from point to point. */
export interface GridRoute {
  readonly start: number;
  readonly moves: readonly Direction[];
}

/** Costs of meeting other flows, in px of detour one would accept to avoid it. */
const crossing = { stranger: 130, sameSource: 60, sameTarget: 60 };
const sharing = { strangerOnce: 100, strangerPerPx: 20, sameTargetPerPx: 0.15, sameGatewayPerPx: 0.1 };

/** The routes drawn so far, by the steps and points they use. */
export class Traffic {
  readonly #grid: Grid;
  readonly #crossingFactor: number;
  readonly #onStep = new Map<number, Traveller[]>();
  readonly #across = new Map<number, Traveller[]>();
  readonly #down = new Map<number, Traveller[]>();

  /** @param crossingFactor how much more than usual a crossing costs */
  constructor(grid: Grid, crossingFactor: number) {
    this.#grid = grid;
    this.#crossingFactor = crossingFactor;
  }

  add(traveller: Traveller, route: GridRoute): void {
    this.#visit(route, (used, key) => used.set(key, [...(used.get(key) ?? []), traveller]));
  }

  remove(traveller: Traveller, route: GridRoute): void {
    this.#visit(route, (used, key) =>
      used.set(
        key,
        (used.get(key) ?? []).filter((each) => each !== traveller),
      ),
    );
  }

  /** Extra cost of running along a step of this length beside those who use it already. */
  costOfStep(traveller: Traveller, step: number, length: number): number {
    let cost = 0;
    for (const other of this.#onStep.get(step) ?? []) {
      if (other.target === traveller.target) cost += sharing.sameTargetPerPx * length;
      else if (other.source === traveller.source && other.fromGateway) cost += sharing.sameGatewayPerPx * length;
      else cost += sharing.strangerOnce + sharing.strangerPerPx * length;
    }
    return cost;
  }

  /** Extra cost of passing a point: crossing what runs the other way, or turning on top of another line. */
  costOfPoint(traveller: Traveller, point: number, arriving: Direction, leaving: Direction): number {
    const level = this.#across.get(point);
    const upright = this.#down.get(point);
    if (!level && !upright) return 0;
    const isLevel = (arriving & 1) === 0;
    const goesStraight = arriving === leaving;
    const met = goesStraight ? (isLevel ? upright : level) : [...(level ?? []), ...(upright ?? [])];
    return (
      (met ?? []).reduce((sum, other) => sum + costOfMeeting(traveller, other, goesStraight), 0) * this.#crossingFactor
    );
  }

  #visit(route: GridRoute, visitor: (used: Map<number, Traveller[]>, key: number) => void): void {
    let point = route.start;
    for (const direction of route.moves) {
      const used = direction === directions.right || direction === directions.left ? this.#across : this.#down;
      visitor(this.#onStep, stepFrom(this.#grid, point, direction));
      visitor(used, point);
      point = neighborOf(this.#grid, point, direction);
      visitor(used, point);
    }
  }
}

/** Flows with an end in common may join and part for nothing, but not cross. */
function costOfMeeting(one: Traveller, other: Traveller, goesStraight: boolean): number {
  if (one.target === other.target) return goesStraight ? crossing.sameTarget : 0;
  if (one.source === other.source) return goesStraight ? crossing.sameSource : 0;
  return crossing.stranger;
}
