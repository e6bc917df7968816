import type { Variables } from './variables.ts';

/**
 * What may be asked of an instance. One command is one step, stored in one transaction.
 *
 * Ids (`taskId`, `jobId`, `timerId` ...) are those of the effects that opened the work; they are unique within
 * the instance and never used twice, so a late or repeated command is recognised.
 */
export type Command =
  | {
      readonly type: 'start';
      /** The start event that was triggered; the none start event when absent. */
      readonly elementId?: string;
      /** Which definition of a parallel multiple start event happened; the first when absent. The others are waited for. */
      readonly part?: number;
      /** Variables of the root scope: start form fields, call inputs, or the message's `payload`. */
      readonly variables: Variables;
    }
  | { readonly type: 'claim-task'; readonly taskId: string; readonly userId: string }
  | { readonly type: 'release-task'; readonly taskId: string }
  /** Maps the outputs of a user task without completing it. */
  | { readonly type: 'update-task'; readonly taskId: string; readonly variables: Variables }
  | { readonly type: 'complete-user-task'; readonly taskId: string; readonly variables: Variables }
  | {
      readonly type: 'answer-decision';
      readonly decisionRequestId: string;
      readonly result: Variables | readonly Variables[];
    }
  | {
      readonly type: 'fail-decision';
      readonly decisionRequestId: string;
      readonly code: string;
      readonly message: string;
    }
  | { readonly type: 'complete-job'; readonly jobId: string; readonly variables: Variables }
  | { readonly type: 'fail-job'; readonly jobId: string; readonly message: string }
  | { readonly type: 'throw-bpmn-error'; readonly jobId: string; readonly errorCode: string; readonly message: string }
  /** `variables` are visible to the output mapping of the event, e.g. `slaStep`. */
  | { readonly type: 'fire-timer'; readonly timerId: string; readonly variables?: Variables }
  | { readonly type: 'deliver-message'; readonly subscriptionId: string; readonly payload: Variables }
  | { readonly type: 'deliver-signal'; readonly subscriptionId: string; readonly payload: Variables }
  | { readonly type: 'complete-call'; readonly callId: string; readonly variables: Variables }
  /** The called instance ended with an uncaught error (`errorCode`) or was canceled. */
  | { readonly type: 'fail-call'; readonly callId: string; readonly errorCode?: string; readonly message: string }
  /** A user task inside a called instance was claimed: `untilClaim` events around the call are canceled. */
  | { readonly type: 'called-task-claimed'; readonly callId: string }
  | { readonly type: 'set-variables'; readonly variables: Variables }
  /** The bound record was changed by somebody else: conditional events look again. */
  | { readonly type: 'record-changed' }
  /** Tries again what stalled (an expression, a decision, a job). */
  | { readonly type: 'retry-stall'; readonly stallId: string }
  | { readonly type: 'cancel'; readonly reason: string };
