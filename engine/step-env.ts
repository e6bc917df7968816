import type { Variables } from './variables.ts';

/** What a step needs of the outside world. Nothing else is read: `step` is pure. */
export interface StepEnv {
  /** The step's clock; `now()` in every expression. */
  readonly now: Date;
  /** IANA zone of the organization, for `today()` and dates without a zone. */
  readonly zone: string;
  /** Fields of the bound record as stored, read in the same transaction; absent when no record is bound. */
  readonly record?: Variables;
  /** Extra root names an expression may read, e.g. `instanceId`. */
  readonly instanceId: string;
  /** Tokens that one step may make; default 10,000. */
  readonly budget?: number;
}
