import { type RoutingStyle, usualStyle } from '../routing/route-flows.ts';
import type { RowStyle } from './rows.ts';

/** What a search may vary. */
export interface Variant {
  readonly rows: RowStyle;
  readonly routing: RoutingStyle;
  /** Boundary events to sit on the other edge of their host than usual. */
  readonly turned: ReadonlySet<string>;
}

export const plainVariant: Variant = {
  rows: { shifts: new Map(), order: 'leftmost-first' },
  routing: usualStyle,
  turned: new Set(),
};
