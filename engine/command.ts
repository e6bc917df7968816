import type { DecisionRefusal } from './stall.ts';
import type { SigningOrder } from './state.ts';
import type { Json, Variables } from './variables.ts';

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
  /** A repeated user task asks for these items once more: what was answered about them does not count any longer. */
  | { readonly type: 'ask-again'; readonly taskId: string; readonly items: readonly Json[] }
  | { readonly type: 'complete-user-task'; readonly taskId: string; readonly variables: Variables }
  | {
      readonly type: 'answer-decision';
      readonly decisionRequestId: string;
      readonly result: Variables | readonly Variables[];
    }
  | {
      readonly type: 'fail-decision';
      readonly decisionRequestId: string;
      readonly code: DecisionRefusal;
      readonly message: string;
      /** What a person needs to know to repair it, e.g. which fact is missing. */
      readonly details?: Variables;
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
  /** The called instance threw an escalation that nobody in it caught. */
  | { readonly type: 'escalate-call'; readonly callId: string; readonly escalationCode: string }
  /** A user task inside a called instance was claimed: `untilClaim` events around the call are canceled. */
  | { readonly type: 'called-task-claimed'; readonly callId: string }
  | { readonly type: 'set-variables'; readonly variables: Variables }
  /** The bound record was changed by somebody else: conditional events look again. */
  | { readonly type: 'record-changed' }
  /** Tries again what stalled (an expression, a decision, a job), with `inputs` in place of those the model maps. */
  | { readonly type: 'retry-stall'; readonly stallId: string; readonly inputs?: Variables }
  | { readonly type: 'cancel'; readonly reason: string }
  | GovernedCommand;

/** What a person changes beside the flow of the model; history marks it as manual. */
export type GovernedCommand = ByHand &
  (
    | {
        readonly type: 'move-token';
        /** The token, by its number. */
        readonly tokenId: number;
        /** The element of the same scope it is put at. */
        readonly to: string;
      }
    /** The activity or event goes on as if it had been done, without its outputs. */
    | { readonly type: 'skip'; readonly tokenId: number }
    /** An open task goes back to an earlier user task of its path; what lies open in between is canceled. */
    | { readonly type: 'return-to'; readonly taskId: string; readonly to: string }
    /** Takes back the completion of the user task `to`, of which the open task `taskId` came. */
    | { readonly type: 'withdraw'; readonly taskId: string; readonly to: string }
    /** One more person signs: a further instance of a multi-instance task, else an opinion beside the task. */
    | { readonly type: 'add-signer'; readonly taskId: string; readonly signer: string; readonly order: SigningOrder }
    /** Several people sign before the task is completed; `needed` of them are enough. */
    | {
        readonly type: 'joint-sign';
        readonly taskId: string;
        readonly signers: readonly string[];
        readonly needed: number;
      }
  );

/** Who does something by hand, and why. */
export interface ByHand {
  readonly by: string;
  readonly reason: string;
}
