import { child, nameOf } from './syntax.ts';
import type { Syntax } from './syntax-node.ts';

/**
 * The variables an expression reads from its surroundings, each once. Names bound inside (loop variables, `item`,
 * earlier context entries, comparator parameters) are not among them.
 */
export function freeNames(root: Syntax): readonly string[] {
  const names = new Set<string>();
  collect(root, new Set(), names);
  return [...names];
}

function collect(node: Syntax, bound: ReadonlySet<string>, names: Set<string>): void {
  switch (node.name) {
    case 'VariableName':
      if (!bound.has(nameOf(node))) names.add(nameOf(node));
      return;
    case 'FunctionInvocation':
      for (const part of node.children.slice(1)) collect(part, bound, names);
      return;
    case 'FilterExpression':
      collect(child(node, 0), bound, names);
      collect(child(node, 2), new Set([...bound, 'item']), names);
      return;
    case 'ForExpression':
    case 'QuantifiedExpression': {
      const iterator = child(child(node, 1), 0);
      collect(child(iterator, 2), bound, names);
      collect(child(node, -1), new Set([...bound, nameOf(child(iterator, 0)), 'partial']), names);
      return;
    }
    case 'Context': {
      const inner = new Set(bound);
      for (const entry of node.children.filter((part) => part.name === 'ContextEntry')) {
        collect(child(entry, 1), inner, names);
        inner.add(entryKey(entry));
      }
      return;
    }
    case 'FunctionDefinition': {
      const parameters = child(node, 2).children.map(nameOf);
      collect(child(node, -1), new Set([...bound, ...parameters]), names);
      return;
    }
    case 'InstanceOfExpression':
      collect(child(node, 0), bound, names);
      return;
    default:
      for (const part of node.children) collect(part, bound, names);
  }
}

/** The key of a `ContextEntry`, without quotes. */
export function entryKey(entry: Syntax): string {
  return nameOf(child(entry, 0)).replace(/^"(.*)"$/, '$1');
}
