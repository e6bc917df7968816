import type { Drawing } from '../drawing.ts';
import type { Size } from '../text/label-size.ts';

/** A scope laid out: its drawing from (0, 0) on, and the room it takes. */
export interface Scene extends Size {
  readonly drawing: Drawing;
  /** px from its upper end to the middle of the row of its start event, which belongs in line with the row around it. */
  readonly axis: number;
}
