import type { Box, Point } from '../geometry.ts';
import type { Edge } from './guests.ts';

/** A stretch along one axis: a column from left to right or a row from top to bottom. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly center: number;
}

/** Where everything stands, in px from the upper left corner of the scope. */
export interface Placement {
  /** Nodes, frames and boundary events by id. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** The upper left corner of every inner scene. */
  readonly insides: ReadonlyMap<string, Point>;
  /** The edge each boundary event sits on. */
  readonly edges: ReadonlyMap<string, Edge>;
  readonly lanes: readonly Box[];
  readonly columns: readonly Band[];
  readonly rows: readonly Band[];
  readonly width: number;
  readonly height: number;
}
