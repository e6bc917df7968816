import type { ManualRefusalCode } from '../errors.ts';
import type { ExecutableProcess } from '../model/executable-process.ts';
import type { Node } from '../model/graph.ts';
import { Run, rootId } from '../run.ts';
import type { InstanceState, SigningOrder, Token } from '../state.ts';
import { workId } from '../work-id.ts';
import { wayBack } from './earlier.ts';
import { refusalToMove } from './judge.ts';
import { refusalToLeave } from './moving.ts';
import { refusalToSkip } from './skippable.ts';

/** What could be done with one token by hand, as far as the model decides it. */
export interface Moves {
  readonly tokenId: number;
  readonly elementId: string;
  /** The open user task it waits for. */
  readonly taskId: string | null;
  /** Elements it can be moved to, in reading order. */
  readonly moveTo: readonly string[];
  /** Why it cannot be moved anywhere; null when nothing forbids it. */
  readonly moveRefusal: ManualRefusalCode | null;
  /** Earlier user tasks its task can be returned to, in reading order. */
  readonly returnTo: readonly string[];
  readonly skipRefusal: ManualRefusalCode | null;
  /** When another person may sign beside its task; empty when nobody can. */
  readonly signing: readonly SigningOrder[];
  /** One of several instances of a repeated task: a person who is added has a vote of their own. */
  readonly isRepeated: boolean;
  /** It is a signature that somebody was asked for. */
  readonly isSignature: boolean;
}

/** The tokens of an instance with where each could go. An ended instance has none. */
export function movesOf(process: ExecutableProcess, state: InstanceState): readonly Moves[] {
  if (state.ended) return [];
  const run = new Run(process, state, { now: new Date(0), zone: 'UTC', instanceId: '' });
  return [...run.tokens.values()].filter((token) => token.id !== rootId).map((token) => movesOfToken(run, token));
}

function movesOfToken(run: Run, token: Token): Moves {
  return {
    tokenId: token.id,
    elementId: token.at,
    taskId: token.wait === 'task' ? workId(token.at, token.ref ?? token.id) : null,
    moveTo: targetsFor(run, token),
    moveRefusal: refusalToLeave(run, token)?.code ?? null,
    returnTo: token.wait === 'task' && token.signer === undefined ? earlierTasks(run, token) : [],
    skipRefusal: refusalToSkip(run, token)?.code ?? null,
    signing: token.wait === 'task' ? ordersOf(run, token) : [],
    isRepeated: run.isInner(token),
    isSignature: token.signer !== undefined,
  };
}

function ordersOf(run: Run, token: Token): readonly SigningOrder[] {
  if (token.signer !== undefined) return [];
  if (!run.isInner(token)) return ['before', 'beside', 'after'];
  const { loop } = run.nodeOf(token);
  if (loop?.type !== 'multi-instance') return [];
  return loop.sequential ? ['before', 'after'] : ['beside'];
}

/** Elements of its scope a token may be moved to. */
export function targetsFor(run: Run, token: Token): readonly string[] {
  const { scopeId } = run.nodeOf(token);
  return inReadingOrder(run, (node) => node.scopeId === scopeId && refusalToMove(run, token, node) === null);
}

/** User tasks a task may be returned to. */
export function earlierTasks(run: Run, token: Token): readonly string[] {
  return inReadingOrder(run, (node) => node.type === 'userTask' && wayBack(run, token, node).refusal === null);
}

function inReadingOrder(run: Run, isWanted: (node: Node) => boolean): readonly string[] {
  return run.process.elements.map(({ id }) => id).filter((id) => isWanted(run.node(id)));
}
