import type { Drawing } from '../../../engine/diagram/drawing.ts';
import type { MetricName } from '../../../engine/diagram/index.ts';
import { box, extended, node } from './a-drawing.ts';

/** A drawing with one fault, the metric that must see it, and where. */
export interface BadDrawing {
  readonly metric: MetricName;
  readonly fault: string;
  readonly drawing: Drawing;
  readonly undrawn?: readonly string[];
  readonly elements: readonly string[];
}

export const points = (...corners: readonly (readonly [number, number])[]) => ({
  points: corners.map(([x, y]) => ({ x, y })),
});
export const names = (en: string, zh = en) => ({ names: { en, zh } });
export const manyTasks = (count: number, spacing: number): Drawing =>
  extended(
    Array.from({ length: count }, (_, index) => node(`T${index}`, 'task', box(900 + index * spacing, 60, 100, 80))),
  );
