import type { Expression } from '../../rules/expression/index.ts';
import type { EventDefinition, JobDefinition, MessageDefinition } from './event-definition.ts';
import type { FeelText } from './feel-text.ts';

/** What only elements of a type have, by BPMN type. */
export interface NodeDetail {
  readonly process: ScopeDetail;
  readonly subProcess: ScopeDetail;
  readonly transaction: ScopeDetail;
  readonly adHocSubProcess: AdHocDetail;
  readonly startEvent: EventDetail;
  readonly intermediateCatchEvent: EventDetail;
  readonly intermediateThrowEvent: EventDetail;
  readonly boundaryEvent: EventDetail;
  readonly endEvent: EventDetail;
  readonly task: null;
  readonly manualTask: null;
  readonly userTask: UserTaskDetail;
  readonly serviceTask: JobDefinition;
  readonly sendTask: JobDefinition;
  readonly receiveTask: ReceiveDetail;
  readonly businessRuleTask: DecisionDetail;
  readonly scriptTask: ScriptDetail;
  readonly callActivity: CallDetail;
  readonly exclusiveGateway: null;
  readonly parallelGateway: null;
  readonly inclusiveGateway: InclusiveDetail;
  readonly complexGateway: ComplexDetail;
  readonly eventBasedGateway: EventBasedDetail;
}

export type NodeType = keyof NodeDetail;

/** What the process and sub-processes hold. */
export interface ScopeDetail {
  /** Nodes that get a token when the scope is entered: its none start, or every node without incoming flow. */
  readonly entries: readonly string[];
  readonly eventSubProcesses: readonly string[];
  /** The typed start event of an event sub-process; null for other scopes. */
  readonly triggerId: string | null;
}

export interface AdHocDetail extends ScopeDetail {
  /** One activity after the other, in the order of the file. */
  readonly sequential: boolean;
  /** Null: it is over when all of its activities have ended. */
  readonly completionCondition: Expression | null;
  readonly cancelRemaining: boolean;
  /** Gives the ids of the activities that begin; null for all. */
  readonly chosen: Expression | null;
}

export interface EventDetail {
  /** Null for none events. */
  readonly definition: EventDefinition | null;
  /** Boundary events and starts of event sub-processes. */
  readonly interrupting: boolean;
  /** Boundary events: the activity they sit on. */
  readonly attachedTo: string | null;
}

export interface UserTaskDetail {
  readonly formId: FeelText | null;
  readonly assignee: FeelText | null;
  readonly candidateGroups: FeelText | null;
  readonly candidateUsers: FeelText | null;
  readonly dueDate: FeelText | null;
  readonly followUpDate: FeelText | null;
  readonly priority: FeelText | null;
}

export type DecisionDetail =
  | { readonly by: 'decision'; readonly decisionId: FeelText; readonly resultVariable: string }
  | { readonly by: 'job'; readonly job: JobDefinition };

export type ScriptDetail =
  | { readonly by: 'expression'; readonly expression: Expression; readonly resultVariable: string | null }
  | { readonly by: 'job'; readonly job: JobDefinition }
  | { readonly by: 'nothing' };

export interface CallDetail {
  readonly processId: FeelText;
  readonly passAllIn: boolean;
  readonly passAllOut: boolean;
}

export interface ReceiveDetail extends MessageDefinition {
  /** The message starts an instance here. */
  readonly instantiate: boolean;
}

export interface EventBasedDetail {
  /** The events behind it start an instance. */
  readonly instantiate: boolean;
  /** All of the events must happen, not only the first. */
  readonly parallel: boolean;
}

export interface ComplexDetail extends InclusiveDetail {
  /** Null: it waits for every token that may still come. */
  readonly activation: Expression | null;
}

export interface InclusiveDetail {
  /** For a join: nodes of its scope from which each incoming flow can be reached without passing the gateway. */
  readonly reachedFrom: ReadonlyMap<string, ReadonlySet<string>>;
}
