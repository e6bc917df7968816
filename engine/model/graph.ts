import type { Expression } from '../../rules/expression/index.ts';
import type { ElementProperties } from '../effect.ts';
import type { SingleDefinition } from './event-definition.ts';
import type { FeelText } from './feel-text.ts';
import type { NodeDetail, NodeType } from './node-detail.ts';

/** The compiled graph of one process: nodes by id, the process itself among them as the outermost scope. */
export interface Graph {
  readonly rootId: string;
  readonly nodes: ReadonlyMap<string, Node>;
}

/** A flow node, sub-process, or the process itself, with everything resolved that running needs. */
export interface Node<T extends NodeType = NodeType> {
  readonly id: string;
  readonly type: T;
  readonly properties: ElementProperties;
  /** The scope it lies in; null for the process. */
  readonly scopeId: string | null;
  /** Outgoing flows, in the order of the file. */
  readonly flows: readonly Flow[];
  /** Ids of incoming flows. */
  readonly incoming: readonly string[];
  readonly inputs: readonly Mapping[];
  readonly outputs: readonly Mapping[];
  /** Ids of the boundary events that sit on it. */
  readonly boundary: readonly string[];
  readonly loop: Loop | null;
  /** The event on its border that is told to undo it, and the activity that does. */
  readonly compensatedBy: Compensation | null;
  /** Tokens it needs to begin, and tokens it puts on each outgoing flow. */
  readonly startQuantity: number;
  readonly completionQuantity: number;
  /** True for a sub-process that an event starts. */
  readonly startedByEvent: boolean;
  /** What only elements of this type have. */
  readonly detail: NodeDetail[T];
}

/** Ids of a compensation boundary event and of the handler its association leads to. */
export interface Compensation {
  readonly event: string;
  readonly handler: string;
}

export interface Flow {
  readonly id: string;
  readonly target: string;
  readonly condition: Expression | null;
  readonly isDefault: boolean;
}

/** One `zeebe:input` or `zeebe:output`. */
export interface Mapping {
  readonly source: FeelText;
  /** The parts of a dotted target. */
  readonly target: readonly string[];
}

export type Loop = MultiInstance | StandardLoop;

/** Standard loop characteristics: at least one of condition and maximum is there. */
export interface StandardLoop {
  readonly type: 'standard';
  readonly testBefore: boolean;
  /** It goes on while this is true. */
  readonly condition: Expression | null;
  readonly maximum: number | null;
}

/** Multi-instance characteristics. */
export interface MultiInstance {
  readonly type: 'multi-instance';
  readonly sequential: boolean;
  /** A list to go through, or a number of instances. */
  readonly over: { readonly type: 'collection' | 'cardinality'; readonly expression: Expression };
  readonly inputElement: string | null;
  readonly outputCollection: string | null;
  readonly outputElement: Expression | null;
  readonly completionCondition: Expression | null;
  /** What is thrown when an instance completes. */
  readonly behaviorEvents: readonly BehaviorEvent[];
}

/** An event that a multi-instance activity throws when one of its instances completes. */
export interface BehaviorEvent {
  /** After the first instance, after each, or after each for which the condition holds. */
  readonly when: 'one' | 'none' | 'complex';
  readonly condition: Expression | null;
  readonly definition: SingleDefinition;
}
