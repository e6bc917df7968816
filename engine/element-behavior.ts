import type { Node } from './model/graph.ts';
import type { ModdleElement } from './model/moddle-element.ts';
import type { NodeDetail, NodeType } from './model/node-detail.ts';
import type { Reader } from './model/reader.ts';
import type { Run } from './run.ts';
import type { Token } from './state.ts';

/**
 * What is special about one BPMN element. The life around it (inputs, attached events, outputs, leaving, history)
 * is the same for all and lives in `life-cycle.ts`.
 */
export interface ElementBehavior<T extends NodeType> {
  /** Reads from the file what running needs; mistakes go to the reader, all of them. */
  read(element: ModdleElement, reader: Reader): NodeDetail[T];
  /**
   * Does what the element is for: completes the token, moves it on, or gives out work and lets it wait.
   *
   * @throws {Stall} before anything has been changed
   */
  enter(node: Node<T>, token: Token, run: Run): void;
  /**
   * Joins only: looks at the tokens that wait here when everything else has come to rest.
   *
   * @returns true when something moved
   */
  settle?(node: Node<T>, waiting: readonly Token[], run: Run): boolean;
  /**
   * Scopes only: something directly inside has completed and is about to leave.
   *
   * @returns true when it goes no further
   * @throws {Stall} before anything has been changed
   */
  innerCompleted?(node: Node<T>, scope: Token, inner: Token, run: Run): boolean;
  /**
   * Scopes only: the last token inside has ended.
   *
   * @returns true when the scope is not over, because something new has begun in it
   */
  rested?(node: Node<T>, token: Token, run: Run): boolean;
}
