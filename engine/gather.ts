import { waitingAt } from './gateways/parallel-gateway.ts';
import type { Node } from './model/graph.ts';
import type { Run } from './run.ts';
import type { Token } from './state.ts';

/**
 * Collects as many tokens as an activity needs to begin; the latest goes on for all of them.
 *
 * @returns null while there are too few
 */
export function gather(run: Run, node: Node, token: Token): Token | null {
  if (node.startQuantity <= 1 || token.used || run.isInner(token)) return token;
  const arrived = run.put({ ...token, wait: 'join' });
  const others = waitingAt(run, arrived).filter((each) => each.id !== token.id);
  if (others.length + 1 < node.startQuantity) return null;
  for (const other of others.slice(0, node.startQuantity - 1)) run.remove(other);
  return run.put({ ...token, used: [] });
}
