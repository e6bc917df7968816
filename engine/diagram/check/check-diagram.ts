import type { Drawing } from '../drawing.ts';
import type { BpmnElement } from '../element.ts';
import { readDrawing, undrawn as undrawnElements } from '../read-drawing.ts';
import * as labels from './label-metrics.ts';
import * as lines from './line-metrics.ts';
import * as page from './page-metrics.ts';
import { type Metric, nodeCount, type Picture, pictureOf } from './picture.ts';
import * as shapes from './shape-metrics.ts';
import * as texts from './text-metrics.ts';
import { type MetricName, type Threshold, thresholds } from './thresholds.ts';

type Severity = 'good' | 'warning' | 'error';

/** One row of the metrics table. */
export interface DiagramMeasure {
  readonly metric: MetricName;
  readonly value: number;
  /** The limit that was missed, or for a good value the one it keeps. */
  readonly threshold: number;
  readonly severity: Severity;
  readonly culprits: readonly (readonly string[])[];
}

/** Something to mend: what was measured, what is allowed, and the elements it lies in. */
export interface DiagramFinding {
  readonly metric: MetricName;
  readonly value: number;
  readonly threshold: number;
  readonly severity: 'warning' | 'error';
  readonly elements: readonly string[];
}

const metrics: Readonly<Record<MetricName, Metric>> = { ...shapes, ...lines, ...labels, ...texts, ...page };
const metricNames = Object.keys(thresholds) as readonly MetricName[];

/**
 * Measures the diagram of a file by its diagram interchange alone and reports what is not good, one finding per
 * place. An empty answer means: nothing a machine can see. It cannot see symmetry or empty corners; look at it too.
 */
export function checkDiagram(definitions: BpmnElement): readonly DiagramFinding[] {
  return findingsOf(measureDiagram(definitions));
}

/** Every metric with its value, good or not: the table behind `checkDiagram`. */
export function measureDiagram(definitions: BpmnElement): readonly DiagramMeasure[] {
  return measureDrawing(readDrawing(definitions), undrawnElements(definitions));
}

/** The same for a drawing that is not yet in a file. */
export function measureDrawing(drawing: Drawing, undrawn: readonly string[] = []): readonly DiagramMeasure[] {
  const picture = pictureOf(drawing, undrawn);
  return metricNames.map((metric) => {
    const { value, culprits } = metrics[metric](picture);
    return { metric, value, ...verdict(value, thresholds[metric], picture), culprits };
  });
}

export function findingsOf(measures: readonly DiagramMeasure[]): readonly DiagramFinding[] {
  return measures.flatMap(({ metric, value, threshold, severity, culprits }) => {
    if (severity === 'good') return [];
    return culprits.map((elements) => ({ metric, value, threshold, severity, elements }));
  });
}

function verdict(value: number, threshold: Threshold, picture: Picture) {
  const good = goodLimit(threshold, picture);
  const misses = (limit: number) => (threshold.bound === 'most' ? value > limit : value < limit);
  if (misses(threshold.error)) return { severity: 'error', threshold: threshold.error } as const;
  if (misses(good)) return { severity: 'warning', threshold: good } as const;
  return { severity: 'good', threshold: good } as const;
}

function goodLimit({ good, graduated = [] }: Threshold, picture: Picture): number {
  const facts = { nodes: nodeCount(picture), lanes: picture.drawing.lanes.length };
  return graduated.find(({ fact, upTo }) => facts[fact] <= upTo)?.good ?? good;
}
