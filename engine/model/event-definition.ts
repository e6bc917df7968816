import type { Expression } from '../../rules/expression/index.ts';
import type { FeelText } from './feel-text.ts';

/** What an event catches or throws, by the name BPMN gives its definition. */
export type EventDefinition =
  | MessageDefinition
  | TimerDefinition
  | SignalDefinition
  | ErrorDefinition
  | ConditionalDefinition
  | TerminateDefinition;

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
  /** Catching without a code catches every error. */
  readonly code: string | null;
}

export interface ConditionalDefinition {
  readonly type: 'conditional';
  readonly condition: Expression;
}

export interface TerminateDefinition {
  readonly type: 'terminate';
}

/** Work that a service does outside the engine. */
export interface JobDefinition {
  readonly service: FeelText;
  readonly retries: FeelText;
  readonly headers: Readonly<Record<string, string>>;
}
