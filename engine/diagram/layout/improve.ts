import { type DiagramMeasure, measureDrawing } from '../check/check-diagram.ts';
import type { MetricName } from '../check/thresholds.ts';
import type { Drawing } from '../drawing.ts';
import type { BpmnElement } from '../element.ts';
import { bottom, lengthOf, type Point, type Segment, segmentsOf } from '../geometry.ts';
import type { RoutingStyle } from '../routing/route-flows.ts';
import { extentOf } from './draw-scope.ts';
import { type DiagramLayout, layOutDiagram } from './layout-diagram.ts';
import { plainVariant, type Variant } from './variant.ts';

/** Rows by which a piece is tried elsewhere, and how often the whole list is gone through. */
const steps = [1, -1, 2, -2];
const passes = 2;

/** What one place of a metric is worth, in points. */
const weights: Partial<Readonly<Record<MetricName, number>>> = {
  undrawn: 2000,
  shapeOverlap: 2000,
  throughShape: 2000,
  overlaps: 2000,
  outsideLane: 2000,
  labelOnShape: 150,
  labelOnLine: 150,
  labelOnLabel: 150,
  labelOnBorder: 150,
  crossingsPerFlow: 60,
  leftToRight: 30,
  enterFromRight: 40,
  jogs: 20,
};
const costOfError = 500;
const costOfBend = 10;
/** A line with more bends than these is followed with a finger. */
const easyBends = { most: 2, costOfMore: 15 };
/** Short stretches between two bends look like a slip. */
const shortStretch = { px: 26, cost: 12 };
/** A line through a lane that neither has an end of it nor lies between its ends looks as if it belonged there. */
const costOfStrayLane = 70;
const lengthPerPoint = 120;
const heightPerPoint = 12;

/** Ways to route that now and then untangle what the usual one does not. */
const routings: readonly RoutingStyle[] = [
  { loopsFirst: true, crossingFactor: 1 },
  { loopsFirst: false, crossingFactor: 3 },
  { loopsFirst: true, crossingFactor: 3 },
];

/** Where the search begins; neither is better for all models. */
const starts: readonly Variant[] = [
  plainVariant,
  { ...plainVariant, rows: { ...plainVariant.rows, order: 'depth-first' } },
];

/**
 * Lays a file out and improves it by hill climbing: boundary events that lead back are tried on the other edge of
 * their host, each piece beside the main flow one and two rows higher and lower, then other ways of routing; a change is kept when the checker likes the whole drawing better.
 *
 * @param budget most drawings to try; 0 compares the starting points only
 */
export function layOutBest(definitions: BpmnElement, budget: number): DiagramLayout {
  const climbs = starts.map((start) => new Climb(definitions, start, budget / starts.length));
  for (const climb of climbs) climb.toTheTop();
  return climbs.reduce((best, climb) => (climb.score < best.score ? climb : best)).layout;
}

/** The best variant so far, and what is left to spend on better ones. */
class Climb {
  readonly #definitions: BpmnElement;
  #budget: number;
  #variant: Variant;
  layout: DiagramLayout;
  score: number;

  constructor(definitions: BpmnElement, start: Variant, budget: number) {
    this.#definitions = definitions;
    this.#budget = budget;
    this.#variant = start;
    this.layout = layOutDiagram(definitions, start);
    this.score = scoreOf(this.layout);
  }

  toTheTop(): void {
    for (let pass = 0; pass < passes; pass += 1) {
      const before = this.score;
      for (const event of this.layout.turnable) this.#improves(turnedOver(this.#variant, event));
      for (const piece of this.layout.movable)
        steps.some((step) => this.#improves(movedBy(this.#variant, piece, step)));
      for (const routing of routings) this.#improves({ ...this.#variant, routing });
      if (this.score === before) return;
    }
  }

  #improves(variant: Variant): boolean {
    if (this.#budget <= 0) return false;
    this.#budget -= 1;
    const layout = layOutDiagram(this.#definitions, variant);
    const score = scoreOf(layout);
    if (score >= this.score) return false;
    [this.#variant, this.layout, this.score] = [variant, layout, score];
    return true;
  }
}

function movedBy(variant: Variant, piece: string, step: number): Variant {
  const shifts = new Map(variant.rows.shifts);
  shifts.set(piece, (shifts.get(piece) ?? 0) + step);
  return { ...variant, rows: { ...variant.rows, shifts } };
}

function turnedOver(variant: Variant, event: string): Variant {
  const others = [...variant.turned].filter((each) => each !== event);
  return { ...variant, turned: new Set(variant.turned.has(event) ? others : [...others, event]) };
}

/** Points against a drawing: the lower, the better it reads. */
function scoreOf({ drawing }: DiagramLayout): number {
  const segments = drawing.flows.map((flow) => segmentsOf(flow.points));
  const bends = segments.reduce((sum, each) => sum + costOfBends(each), 0);
  const length = segments.flat().reduce((sum, segment) => sum + lengthOf(segment), 0);
  const faults = measureDrawing(drawing).reduce((sum, measure) => sum + pointsOf(measure), 0);
  const stray = costOfStrayLane * drawing.flows.filter(({ points }) => strays(points, drawing)).length;
  return faults + bends + stray + length / lengthPerPoint + extentOf(drawing).height / heightPerPoint;
}

function strays(points: readonly Point[], { lanes }: Drawing): boolean {
  const laneAt = (point: Point | undefined) =>
    lanes.find(({ box }) => point && point.y >= box.y && point.y < bottom(box));
  const ends = [points[0], points.at(-1)].flatMap((end) => laneAt(end)?.box ?? []);
  const upper = Math.min(...ends.map(({ y }) => y));
  const lower = Math.max(...ends.map(bottom));
  return ends.length > 0 && points.some(({ y }) => y < upper || y > lower);
}

function costOfBends(segments: readonly Segment[]): number {
  const bends = Math.max(0, segments.length - 1);
  const short = segments.slice(1, -1).filter((segment) => lengthOf(segment) < shortStretch.px).length;
  return bends * costOfBend + Math.max(0, bends - easyBends.most) * easyBends.costOfMore + short * shortStretch.cost;
}

function pointsOf({ metric, severity, culprits }: DiagramMeasure): number {
  return culprits.length * (weights[metric] ?? 0) + (severity === 'error' ? costOfError : 0);
}
