import type { Expression } from '../../rules/expression/index.ts';
import type { ElementProperties } from '../effect.ts';
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
  /** True for a sub-process that an event starts. */
  readonly startedByEvent: boolean;
  /** What only elements of this type have. */
  readonly detail: NodeDetail[T];
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

/** Multi-instance characteristics. */
export interface Loop {
  readonly sequential: boolean;
  /** A list to go through, or a number of instances. */
  readonly over: { readonly type: 'collection' | 'cardinality'; readonly expression: Expression };
  readonly inputElement: string | null;
  readonly outputCollection: string | null;
  readonly outputElement: Expression | null;
  readonly completionCondition: Expression | null;
}
