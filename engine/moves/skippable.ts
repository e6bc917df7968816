import type { Node } from '../model/graph.ts';
import { isOf } from '../model/node-of.ts';
import { type Run, rootId } from '../run.ts';
import type { Token } from '../state.ts';
import { guardedIn } from './guarded.ts';
import { guarded } from './judge.ts';
import { type Refusal, refusal } from './refusal.ts';

/** Why a token may not go on without its work being done; null when it may. */
export function refusalToSkip(run: Run, token: Token): Refusal | null {
  const node = run.nodeOf(token);
  const own = refusalOfKind(run, token, node);
  if (own) return own;
  const must = guardedIn(run.process.graph, node);
  if (must !== null) return guarded(must);
  const done = completedInside(run, token);
  return done === null
    ? null
    : refusal(
        'MOVE_PAST_COMPENSABLE',
        done,
        `"${done}" is completed inside "${node.id}" and its compensation would not run`,
      );
}

function refusalOfKind(run: Run, token: Token, node: Node): Refusal | null {
  const refused = (why: string) => refusal('SKIP_REFUSED', node.id, `"${node.id}" cannot be skipped: ${why}`);
  if (token.signer !== undefined) return refused('it is a signature; move or skip the task it belongs to');
  if (run.isInner(token)) return refused('it is one instance of a repeated activity; skip all of it');
  if (token.undo || run.parentOf(token)?.undo) return refused('it undoes earlier work');
  if (node.startedByEvent) return refused('it was started by an event and leads nowhere');
  const waits = isActivity(node) || node.type === 'intermediateCatchEvent';
  return waits && token.wait !== 'join' ? null : refused('only activities and waiting events can be');
}

function isActivity(node: Node): boolean {
  const { type } = node;
  return (
    type.endsWith('ask') ||
    type === 'callActivity' ||
    type === 'transaction' ||
    isOf(node, 'subProcess') ||
    isOf(node, 'adHocSubProcess')
  );
}

/** Something inside that only a compensation could undo; null when there is nothing. */
function completedInside(run: Run, token: Token): string | null {
  for (const entry of run.compensations.values()) if ((entry.in ?? rootId) === token.id) return entry.at;
  for (const child of run.childrenOf(token.id)) {
    const found = completedInside(run, child);
    if (found !== null) return found;
  }
  return null;
}
