import { cancelToken } from '../cancel.ts';
import type { Command } from '../command.ts';
import { arrive } from '../flow.ts';
import type { Node } from '../model/graph.ts';
import { refusalToMove } from '../moves/judge.ts';
import { targetsFor } from '../moves/moves-of.ts';
import { refuse } from '../moves/refusal.ts';
import { targetNode, tokenOf } from '../moves/token-of.ts';
import { type Run, rootId } from '../run.ts';
import type { Token } from '../state.ts';

/**
 * Puts a token at another element of its scope. Its work is canceled as an interrupting event would cancel it;
 * variables of the scopes around it stay, its own are gone.
 *
 * @throws {EngineError} any `MOVE_...` code
 */
export function moveToken(run: Run, { tokenId, to }: Extract<Command, { readonly type: 'move-token' }>): void {
  const token = tokenOf(run, tokenId);
  const target = targetNode(run, to);
  const refusal = refusalToMove(run, token, target);
  if (refusal) refuse(refusal, targetsFor(run, token));
  moveTo(run, token, target, { to });
}

/** Cancels a token and begins another one at `target`. */
export function moveTo(run: Run, token: Token, target: Node, details: { readonly to: string }): void {
  run.note(token, 'manual', details);
  cancelToken(run, token);
  arrive(run, target, token.in ?? rootId);
}
