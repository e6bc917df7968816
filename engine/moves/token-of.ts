import type { Node } from '../model/graph.ts';
import { type Run, rootId } from '../run.ts';
import type { Token } from '../state.ts';
import { notWaiting } from '../work-id.ts';
import { refusal, refuse } from './refusal.ts';

/** The token of this number. @throws {EngineError} `TOKEN_NOT_WAITING` when it is gone, or is the instance itself */
export function tokenOf(run: Run, tokenId: number): Token {
  const token = tokenId === rootId ? undefined : run.tokens.get(tokenId);
  if (!token) throw notWaiting('token', String(tokenId));
  return token;
}

/** The element of this id. @throws {EngineError} `MOVE_TARGET_REFUSED` when the process has none */
export function targetNode(run: Run, id: string): Node {
  const node = run.process.graph.nodes.get(id);
  return node ?? refuse(refusal('MOVE_TARGET_REFUSED', id, `process "${run.process.id}" has no element "${id}"`), []);
}
