import { measureDrawing, type DiagramMeasure } from '../check/check-diagram.ts';
import type { MetricName } from '../check/thresholds.ts';
import type { BpmnElement } from '../element.ts';
import { lengthOf, segmentsOf } from '../geometry.ts';
import { type DiagramLayout, layOutDiagram } from './layout-diagram.ts';
import { extentOf } from './draw-scope.ts';

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
const lengthPerPoint = 120;
const heightPerPoint = 12;

/**
 * Lays a file out and improves it by hill climbing: each piece beside the main flow is tried one and two rows
 * higher and lower, and a change is kept when the checker likes the whole drawing better.
 *
 * @param budget most drawings to try; 0 gives the plain layout
 */
export function layOutBest(definitions: BpmnElement, budget: number): DiagramLayout {
  let shifts: ReadonlyMap<string, number> = new Map();
  let best = layOutDiagram(definitions);
  let lowest = scoreOf(best);
  let tried = 0;
  for (let pass = 0; pass < passes; pass += 1) {
    const before = lowest;
    for (const piece of best.movable) {
      for (const step of steps) {
        if (tried >= budget) return best;
        tried += 1;
        const attempt = new Map([...shifts, [piece, (shifts.get(piece) ?? 0) + step]]);
        const layout = layOutDiagram(definitions, attempt);
        const score = scoreOf(layout);
        if (score >= lowest) continue;
        [shifts, best, lowest] = [attempt, layout, score];
        break;
      }
    }
    if (lowest === before) break;
  }
  return best;
}

/** Points against a drawing: the lower, the better it reads. */
function scoreOf({ drawing }: DiagramLayout): number {
  const segments = drawing.flows.map((flow) => segmentsOf(flow.points));
  const bends = segments.reduce((sum, each) => sum + Math.max(0, each.length - 1), 0);
  const length = segments.flat().reduce((sum, segment) => sum + lengthOf(segment), 0);
  const faults = measureDrawing(drawing).reduce((sum, measure) => sum + pointsOf(measure), 0);
  return faults + bends * costOfBend + length / lengthPerPoint + extentOf(drawing).height / heightPerPoint;
}

function pointsOf({ metric, severity, culprits }: DiagramMeasure): number {
  return culprits.length * (weights[metric] ?? 0) + (severity === 'error' ? costOfError : 0);
}
