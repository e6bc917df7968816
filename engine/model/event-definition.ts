import type { Expression } from '../../rules/expression/index.ts';
import type { FeelText } from './feel-text.ts';

/** What an event catches or throws, by the name BPMN gives its definition. */
export type EventDefinition = SingleDefinition | MultipleDefinition;

/** One definition of an event. */
export type SingleDefinition =
  | MessageDefinition
  | TimerDefinition
  | SignalDefinition
  | ErrorDefinition
  | ConditionalDefinition
  | TerminateDefinition
  | EscalationDefinition
  | CompensationDefinition
  | CancelDefinition
  | LinkDefinition;

export type EventType = EventDefinition['type'];

export interface MessageDefinition {
  readonly type: 'message';
  readonly name: FeelText | null;
  /** Catching: the key of the expected message; null correlates by name alone. */
  readonly correlationKey: FeelText | null;
  /** Throwing: the job that sends it. */
  readonly job: JobDefinition | null;
}

export interface TimerDefinition {
  readonly type: 'timer';
  readonly kind: 'date' | 'duration' | 'cycle';
  readonly value: FeelText;
  readonly text: string;
}

export interface SignalDefinition {
  readonly type: 'signal';
  readonly name: FeelText | null;
}

export interface ErrorDefinition {
  readonly type: 'error';
  readonly code: string | null;
  /** Catching: an error without a code of its own catches every other one too. */
  readonly catchesAll: boolean;
}

export interface ConditionalDefinition {
  readonly type: 'conditional';
  readonly condition: Expression;
}

export interface TerminateDefinition {
  readonly type: 'terminate';
}

export interface EscalationDefinition {
  readonly type: 'escalation';
  readonly code: string | null;
  /** Catching: an escalation without a code of its own catches every other one too. */
  readonly catchesAll: boolean;
}

export interface CompensationDefinition {
  readonly type: 'compensation';
  /** Throwing: the activity to compensate; null for all of the scope. */
  readonly activityId: string | null;
  /** Throwing: the token waits until the handlers are done. */
  readonly waits: boolean;
}

export interface CancelDefinition {
  readonly type: 'cancel';
}

export interface LinkDefinition {
  readonly type: 'link';
  /** Throwing: the catching link event of the same scope. */
  readonly targetId: string | null;
}

/** Several definitions at one event: any of them is caught (or, parallel, all of them), all of them are thrown. */
export interface MultipleDefinition {
  readonly type: 'multiple';
  readonly parallel: boolean;
  readonly parts: readonly SingleDefinition[];
}

/** The definitions of an event, however many it has. */
export function partsOf(definition: EventDefinition | null): readonly SingleDefinition[] {
  if (definition === null) return [];
  return definition.type === 'multiple' ? definition.parts : [definition];
}

/** Work that a service does outside the engine. */
export interface JobDefinition {
  readonly service: FeelText;
  readonly retries: FeelText;
  readonly headers: Readonly<Record<string, string>>;
}
