import type { Names } from './element.ts';
import type { Box, Point } from './geometry.ts';
import type { NodeKind } from './node-kind.ts';

/**
 * A diagram as plain data: what is drawn where. The layouter makes one, the interchange writes it into the file,
 * the checker reads it back; so a picture drawn by hand is measured exactly like a computed one.
 */
export interface Drawing {
  readonly pools: readonly DrawnArea[];
  readonly lanes: readonly DrawnArea[];
  readonly nodes: readonly DrawnNode[];
  readonly flows: readonly DrawnFlow[];
}

/** A pool or a lane. */
export interface DrawnArea {
  readonly id: string;
  readonly names: Names;
  readonly box: Box;
}

export interface DrawnNode {
  readonly id: string;
  readonly type: string;
  readonly kind: NodeKind;
  readonly names: Names;
  readonly box: Box;
  /** Where the name is written when it stands outside the shape. */
  readonly label: Box | null;
  /** The open sub-process around it. */
  readonly frame: string | null;
  /** What a boundary event sits on. */
  readonly host: string | null;
  /** The lane the model puts it in; null inside sub-processes, where lane membership carries no meaning. */
  readonly lane: string | null;
}

/** A sequence flow, or the association from a compensation event to its handler. */
export interface DrawnFlow {
  readonly id: string;
  readonly source: string;
  readonly target: string;
  readonly names: Names;
  readonly points: readonly Point[];
  readonly label: Box | null;
}
