import { behaviorOf } from './element-behaviors.ts';
import { type Run, rootId } from './run.ts';
import { Stall } from './stall.ts';
import { stallToken } from './stall-token.ts';
import type { Token } from './state.ts';

/** Looking through so many waiting tokens counts as making one. */
const tokensPerUnit = 100;

/** Lets the joins that depend on what else is running look at their tokens; true when one of them moved. */
export function settleJoins(run: Run): boolean {
  for (const waiting of waitingGroups(run)) {
    const [first] = waiting;
    const node = first && run.nodeOf(first);
    const settle = node && behaviorOf(node.type).settle;
    if (!first || !settle) continue;
    try {
      if (!settle(node, waiting, run)) continue;
      run.budget -= Math.floor(waiting.length / tokensPerUnit);
      return true;
    } catch (error) {
      if (!(error instanceof Stall)) throw error;
      stallToken(run, run.tokens.get(first.id) ?? first, 'work', error);
      return true;
    }
  }
  return false;
}

/** Tokens waiting at the same join of the same scope. */
function* waitingGroups(run: Run): Generator<readonly Token[]> {
  const scopes = new Map<number, Map<string, Token[]>>();
  for (const token of run.tokens.values()) {
    if (token.wait !== 'join') continue;
    const joins = scopes.get(token.in ?? rootId) ?? new Map<string, Token[]>();
    scopes.set(token.in ?? rootId, joins);
    const group = joins.get(token.at);
    if (group) group.push(token);
    else joins.set(token.at, [token]);
  }
  for (const joins of scopes.values()) yield* joins.values();
}
