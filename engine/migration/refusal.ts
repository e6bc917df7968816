import type { Json } from '../variables.ts';

/** Why an instance cannot be moved, with the element of the model it runs by. */
export interface Refusal {
  readonly elementId: string;
  readonly code: RefusalCode;
  readonly details?: Readonly<Record<string, Json>>;
}

export type RefusalCode =
  /** A token is here, or waits for this event, and the element has no counterpart. */
  | 'NOT_MAPPED'
  /** A token waits here, and the flow it came by has no counterpart. */
  | 'FLOW_NOT_MAPPED'
  /** Tokens wait here for others, and the new model asks for another number of them. */
  | 'JOIN_CHANGED'
  /** Several tokens are on their way to this join, and the new model has none for them. */
  | 'JOIN_LOST'
  /** The new model joins here a branch that has never begun: the join would wait for ever. */
  | 'JOIN_INCOMPLETE'
  /** Tokens of several elements would stand at one. */
  | 'TOKENS_WOULD_MEET'
  /** It was done and can be undone, and has no counterpart. */
  | 'UNDO_NOT_MAPPED'
  /** It was done and can be undone; in the new model it cannot. */
  | 'UNDO_LOST'
  /** A process is being called here, and the new model calls another. */
  | 'CALLED_PROCESS_CHANGED'
  /** What the new model says here cannot be evaluated; `details` has why. */
  | 'CANNOT_EVALUATE';
