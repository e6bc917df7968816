import { rememberCompleted, undoNext } from './compensation.ts';
import { completeEvent } from './complete.ts';
import { lookAtConditions } from './conditional-waits.ts';
import { deliverSignals } from './deliver-signals.ts';
import { behaviorOf } from './element-behaviors.ts';
import { endInstance } from './end-instance.ts';
import { triggersOf } from './event-triggers.ts';
import { closeWaitsOf, openWaits } from './event-waits.ts';
import { endToken, take } from './flow.ts';
import { gather } from './gather.ts';
import { leavingFlows } from './leaving-flows.ts';
import { beginLoop, finishLoop, instanceCompleted } from './loops/loop.ts';
import { mapInputs, mapOutputs } from './mapping.ts';
import type { Node } from './model/graph.ts';
import { type Run, rootId, type Work } from './run.ts';
import { settleJoins } from './settle-joins.ts';
import { awaitSignatures } from './signing/signatures.ts';
import { Stall } from './stall.ts';
import { stallToken } from './stall-token.ts';
import type { StallPhase, Token, Undo } from './state.ts';
import { leaveCanceled } from './subprocesses/transaction.ts';

/**
 * Runs every token until it waits or is gone, then lets joins and conditional events look again, until nothing
 * moves any more. A budget of tokens turns an endless cycle, and a burst, into a stall; what waits at joins
 * then stays there for the next step.
 */
export function runToRest(run: Run): void {
  do drain(run);
  while (!run.ended && run.budget >= 0 && (settleJoins(run) || lookAtConditions(run)));
}

function drain(run: Run): void {
  for (let work = nextWork(run); work; work = nextWork(run)) {
    const token = run.tokens.get(work.tokenId);
    if (!token || run.ended) continue;
    if (run.budget < 0 && work.phase === 'enter') stallToken(run, token, work.phase, new Stall('STEP_BUDGET_EXCEEDED'));
    else advance(run, token, work.phase);
  }
}

/** What was just thrown arrives before anything else goes on. */
function nextWork(run: Run): Work | undefined {
  deliverSignals(run);
  return run.next();
}

/** Takes one token through the phases that follow each other without waiting. */
function advance(run: Run, token: Token, begin: StallPhase): void {
  let phase: StallPhase | null = begin;
  while (phase !== null) {
    const current = run.tokens.get(token.id);
    phase = current ? nextPhase(run, current, phase) : null;
  }
}

function nextPhase(run: Run, token: Token, phase: StallPhase): StallPhase | null {
  try {
    return phases[phase](run, run.nodeOf(token), token);
  } catch (error) {
    if (!(error instanceof Stall)) throw error;
    stallToken(run, token, phase, error);
    return null;
  }
}

type Phase = (run: Run, node: Node, token: Token) => StallPhase | null;

/** The life of an element, part by part; each says which part comes next, or null when the token waits or is gone. */
const phases: Readonly<Record<StallPhase, Phase>> = {
  enter(run, node, arrived) {
    const token = gather(run, node, arrived);
    if (token === null) return null;
    if (node.loop && !run.isInner(token)) {
      beginLoop(run, node, node.loop, token);
      return null;
    }
    const mapped = mapInputs(run, node, token);
    const attached = run.isInner(token) ? [] : node.boundary;
    openWaits(
      run,
      mapped,
      [...attached, ...triggersOf(run, node)].map((id) => run.node(id)),
    );
    return 'work';
  },

  work(run, node, token) {
    behaviorOf(node.type).enter(node, token, run);
    return null;
  },

  complete(run, node, token) {
    if (token.signing && awaitSignatures(run, token, token.signing)) return null;
    if (run.hasChildren(token.id)) return null;
    const isInner = run.isInner(token);
    if (token.undo) {
      goOnUndoing(run, node, token, token.undo);
      return null;
    }
    if ((isInner || !node.loop) && behaviorOf(node.type).rested?.(node, token, run)) return null;
    if (node.loop && !isInner) finishLoop(run, node.loop, token);
    else mapOutputs(run, node, token);
    const body = run.parentOf(token);
    if (node.loop && isInner && body) {
      instanceCompleted(run, node, node.loop, body, run.tokens.get(token.id) ?? token);
      closeWaitsOf(run, token.id);
      return null;
    }
    closeWaitsOf(run, token.id);
    if (token.id === rootId) {
      endInstance(run, run.terminated ? 'terminated' : 'completed', { elementId: run.lastEnd });
      return null;
    }
    // A message end event waits for its message: the command that lets it go is another one than that it was entered by.
    if (node.type === 'endEvent' && body?.id === rootId) run.lastEnd = node.id;
    rememberCompleted(run, node, run.tokens.get(token.id) ?? token);
    run.note(token, 'completed');
    return 'leave';
  },

  leave(run, node, token) {
    if (staysInside(run, token)) return null;
    if (node.flows.length === 0) {
      endToken(run, token);
      return null;
    }
    const { flows, warnings } = leavingFlows(run, node, token);
    if (node.completionQuantity * flows.length > Math.max(run.budget, 1)) throw new Stall('STEP_BUDGET_EXCEEDED');
    const copies = Array.from({ length: node.completionQuantity }, () => flows).flat();
    take(run, token, copies, warnings);
    return null;
  },
};

/** Asks the scope around whether a completed element goes on. */
function staysInside(run: Run, token: Token): boolean {
  const scope = run.parentOf(token);
  const node = scope && run.nodeOf(scope);
  if (!scope || !node || !behaviorOf(node.type).innerCompleted?.(node, scope, token, run)) return false;
  if (run.tokens.has(token.id)) endToken(run, token);
  return true;
}

/** Undoes the next activity, or goes on as was said when all are undone. */
function goOnUndoing(run: Run, node: Node, token: Token, undo: Undo): void {
  if (undoNext(run, token, undo)) return;
  const { undo: _, ...done } = token;
  if (undo.next === 'end') endToken(run, token);
  else if (undo.next === 'cancel') leaveCanceled(run, node, run.put(done));
  else completeEvent(run, run.put(done));
}
