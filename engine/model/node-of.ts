import type { Node } from './graph.ts';
import type { NodeType } from './node-detail.ts';

/** Narrows a node to its type. */
export function isOf<T extends NodeType>(node: Node, type: T): node is Node<T> {
  return node.type === (type as NodeType);
}
