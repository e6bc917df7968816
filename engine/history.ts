import type { Json } from './variables.ts';

/** What happened to an element. `taken` is a sequence flow, the others are flow nodes. */
export type Lifecycle =
  | 'entered'
  | 'completed'
  | 'canceled'
  | 'failed'
  | 'taken'
  | 'claimed'
  | 'released'
  | 'updated'
  /** A person changed the flow by hand; `details.manual` says who, what and why, also in the entries it led to at once. */
  | 'manual'
  /** Somebody who was added has given an opinion. */
  | 'signed'
  | 'message-in'
  | 'message-out'
  | 'signal-in'
  | 'signal-out'
  | 'timer-fired'
  | 'rule-evaluated'
  | 'stalled'
  | 'started'
  | 'ended'
  /** The instance runs by another model from here on. */
  | 'migrated';

/** One transition of one element; the caller adds instance, model version, actor and time. */
export interface HistoryEvent {
  readonly elementId: string;
  /** The BPMN type without prefix, e.g. `userTask`, `sequenceFlow`; `process` for the instance itself. */
  readonly elementType: string;
  readonly lifecycle: Lifecycle;
  readonly tokenId: number | null;
  /** What a reader may want to know: task, job or timer id, message name, warnings, counts. Never form contents. */
  readonly details?: Readonly<Record<string, Json>>;
}
