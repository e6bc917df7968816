import type { Variables } from '../../../engine/index.ts';

/** One construct of the standard: a small model, what is done with it, and what must have happened then. */
export interface ConformanceCase {
  /** What the table of the report counts. */
  readonly construct: string;
  readonly when: string;
  /** Flows and elements in the notation of `model.ts`. */
  readonly model: string;
  /** Elements that the notation cannot express, as XML; they are not declared again. */
  readonly elements?: string;
  /** Messages, errors, signals beside the process. */
  readonly roots?: string;
  readonly vars?: Variables;
  /** Where it starts; the none start event when absent. */
  readonly at?: string;
  /** Which definition of a parallel multiple start. */
  readonly part?: number;
  /** Done one after the other, in the notation of `play.ts`. */
  readonly actions?: string;
  /** What the history says, in the notation of `play.ts`. */
  readonly trace: string;
  /** Root variables that must have these values at the end. */
  readonly leaves?: Variables;
}
