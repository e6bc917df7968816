/** One node of a parsed expression, named as the grammar names it, e.g. `Comparison`. */
export interface Syntax {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly children: readonly Syntax[];
  /** The parser could not make sense of this place. */
  readonly broken: boolean;
}
