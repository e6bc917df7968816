import { isJoin } from '../migration/paths.ts';
import type { Node } from '../model/graph.ts';
import { isOf } from '../model/node-of.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';
import { type Refusal, refusal } from './refusal.ts';

/** Why a token must stay where it is, wherever it should go; null when it may be moved. */
export function refusalToLeave(run: Run, token: Token): Refusal | null {
  const node = run.nodeOf(token);
  if (token.signer !== undefined)
    return refusal('MOVE_OUT_OF_LOOP', node.id, 'a signature that was asked for goes with its task; move the task');
  if (run.isInner(token))
    return refusal(
      'MOVE_OUT_OF_LOOP',
      node.id,
      `one instance of the repeated "${node.id}" cannot leave alone; move all of it`,
    );
  if (token.wait === 'join' || isJoin(node))
    return refusal(
      'MOVE_OUT_OF_BRANCH',
      node.id,
      `the token at "${node.id}" waits for its other branches; move one of those`,
    );
  if (isOf(node, 'eventBasedGateway') && node.detail.parallel)
    return refusal('MOVE_OUT_OF_BRANCH', node.id, `"${node.id}" waits for several events at once`);
  return inSpecialScope(run, token);
}

/** Undoing and ad-hoc sub-processes keep a book of their own about what runs in them. */
function inSpecialScope(run: Run, token: Token): Refusal | null {
  const scope = run.parentOf(token);
  if (token.undo || scope?.undo || isHandler(run, token.at))
    return refusal('MOVE_OUT_OF_SCOPE', token.at, `"${token.at}" undoes earlier work; it ends by itself`);
  if (scope && run.nodeOf(scope).type === 'adHocSubProcess')
    return refusal('MOVE_OUT_OF_SCOPE', token.at, `"${scope.at}" has no order in which to move; skip "${token.at}"`);
  if (run.nodeOf(token).startedByEvent)
    return refusal('MOVE_OUT_OF_SCOPE', token.at, `"${token.at}" was started by an event and lies in no flow`);
  return null;
}

/** Why no token may be put at an element; null when one may. */
export function refusalToEnter(run: Run, target: Node): Refusal | null {
  const never = target.type === 'startEvent' || target.type === 'boundaryEvent' || target.startedByEvent;
  if (never || isHandler(run, target.id))
    return refusal('MOVE_TARGET_REFUSED', target.id, `"${target.id}" is begun by an event only`);
  if (isJoin(target))
    return refusal(
      'MOVE_TARGET_REFUSED',
      target.id,
      `"${target.id}" is reached by its flows only; move to what comes before or after it`,
    );
  return null;
}

function isHandler(run: Run, id: string): boolean {
  for (const node of run.process.graph.nodes.values()) if (node.compensatedBy?.handler === id) return true;
  return false;
}
