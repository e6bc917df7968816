import type { ProcessInstanceDetail } from '../../../server/contract/process.ts';

/** What is drawn over a diagram: where tokens wait, what was passed and how often, what cannot go on. */
export interface Marks {
  readonly tokens: Readonly<Record<string, number>>;
  readonly travelled: Readonly<Record<string, number>>;
  readonly stalled: ReadonlySet<string>;
  /** Elements that people left or came to by hand. */
  readonly byHand: ReadonlySet<string>;
  /** True when all this was, by an earlier version: tokens stood there when the run was moved. */
  readonly past?: true;
  /** Called instance by call activity. */
  readonly calls: Readonly<Record<string, string>>;
}

export const noMarks: Marks = { tokens: {}, travelled: {}, stalled: new Set(), byHand: new Set(), calls: {} };

/** What an instance passed by an earlier version, and where it stood when it was moved on. */
export function pastMarksOf({ travelled, stood }: ProcessInstanceDetail['stretches'][number]): Marks {
  return {
    ...noMarks,
    tokens: Object.fromEntries(stood.map((id) => [id, stood.filter((each) => each === id).length])),
    travelled: Object.fromEntries(travelled.map((passed) => [passed.id, passed.count])),
    past: true,
  };
}

export function marksOf(instance: ProcessInstanceDetail): Marks {
  return {
    tokens: Object.fromEntries(instance.tokens.map((token) => [token.elementId, token.count])),
    travelled: Object.fromEntries(instance.travelled.map((passed) => [passed.id, passed.count])),
    stalled: new Set(instance.stalls.map((stall) => stall.elementId)),
    byHand: new Set(instance.manual.map((step) => step.elementId)),
    calls: Object.fromEntries(instance.calls.map((call) => [call.elementId, call.instanceId])),
  };
}
