import { triggersOf } from '../event-triggers.ts';
import { isOf } from '../model/node-of.ts';
import { type Run, rootId } from '../run.ts';
import type { Token } from '../state.ts';

/**
 * Events that may be waited for on behalf of a token, whether or not they still are: those on its activity, the starts
 * of the event sub-processes in it, and what it waits for itself.
 */
export function attachedEvents(run: Run, token: Token): readonly string[] {
  if (!hasBegun(token) || token.signer !== undefined) return [];
  const node = run.nodeOf(token);
  const isInner = run.isInner(token);
  const isBody = node.loop !== null && !isInner;
  const own = isOf(node, 'eventBasedGateway') ? node.flows.map((flow) => flow.target) : [node.id];
  return [
    ...(isInner ? [] : node.boundary),
    ...(isBody ? [] : triggersOf(run, node)),
    ...(token.wait === 'event' ? own : []),
  ];
}

/** False for a token that gathers others, or that could not enter, or has left its work behind. */
function hasBegun(token: Token): boolean {
  const isAround = token.stalled?.phase === 'enter' || token.stalled?.phase === 'leave';
  return token.wait !== 'join' && !isAround;
}

/**
 * True for events that a token no longer waits for, though its element has them: the scope has been interrupted by an
 * event, is being undone, or somebody has taken the task that was waited for.
 */
export function isPast(run: Run, token: Token, eventId: string, claimed: ReadonlySet<number>): boolean {
  const event = run.node(eventId);
  if (token.undo) return true;
  if (event.properties['untilClaim'] === 'true' && claimed.has(token.id)) return true;
  return event.type === 'startEvent' && run.childrenOf(token.id).some((inner) => hasInterrupted(run, inner));
}

function hasInterrupted(run: Run, inner: Token): boolean {
  const node = run.nodeOf(inner);
  if (!isOf(node, 'subProcess') || !node.startedByEvent || node.detail.triggerId === null) return false;
  const trigger = run.node(node.detail.triggerId);
  return isOf(trigger, 'startEvent') && trigger.detail.interrupting;
}

/** Tokens whose work, or work inside which, somebody has taken. */
export function claimedTokens(run: Run, workIds: readonly string[]): ReadonlySet<number> {
  const found = new Set<number>();
  for (const token of run.tokens.values())
    if (workIds.includes(`${token.at}:${token.ref ?? token.id}`))
      for (let at: Token | undefined = token; at; at = at.id === rootId ? undefined : run.parentOf(at))
        found.add(at.id);
  return found;
}
