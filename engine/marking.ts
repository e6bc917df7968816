import type { ExecutableProcess } from './model/executable-process.ts';
import type { Node } from './model/graph.ts';
import { type InstanceState, isReadable, type Token, type Waiting } from './state.ts';

/** Something in a state that no step of this process leaves behind. */
export interface MarkingError {
  /** Null for the instance as a whole. */
  readonly elementId: string | null;
  readonly message: string;
}

/**
 * What is illegal about the marking of a stored state: tokens at no element, outside of their scope, or waiting for
 * what their element never waits for. Empty for every state that `step` has returned.
 */
export function markingErrors(process: ExecutableProcess, state: InstanceState): readonly MarkingError[] {
  if (!isReadable(state)) return [{ elementId: null, message: `a state of format ${String(state.v)} cannot be read` }];
  const tokens = new Map(state.tokens.map((token) => [token.id, token]));
  return [
    ...numberErrors(state, tokens),
    ...endErrors(process, state, tokens),
    ...state.tokens.flatMap((token) => tokenErrors(process, token, tokens, state)),
    ...state.waits.flatMap((wait) => {
      if (!process.graph.nodes.has(wait.at)) return error(wait.at, 'an event is waited for that the model has not');
      return tokens.has(wait.host ?? 0) ? [] : error(wait.at, `token ${wait.host} waits for it, and there is none`);
    }),
  ];
}

type Tokens = ReadonlyMap<number, Token>;

function numberErrors(state: InstanceState, tokens: Tokens): readonly MarkingError[] {
  const ids = [...state.tokens, ...state.waits].map(({ id }) => id);
  const late = ids.filter((id) => id >= state.nextId);
  return [
    ...(tokens.size === state.tokens.length ? [] : error(null, 'two tokens have one number')),
    ...(late.length === 0 ? [] : error(null, `numbers ${late.join(', ')} were not given out yet`)),
  ];
}

function endErrors(process: ExecutableProcess, state: InstanceState, tokens: Tokens): readonly MarkingError[] {
  const root = tokens.get(0);
  if (root?.at !== process.id) return error(null, 'the instance has no token of its own');
  const others = tokens.size - 1 + state.waits.length;
  if (state.ended && others > 0) return error(null, `it is ${state.ended} and ${others} tokens or events are left`);
  if (!state.ended && tokens.size === 1 && root.wait !== 'stall')
    return error(null, 'it is open and nothing is active');
  return [];
}

/** Which kinds of waiting only some elements know; the others may happen anywhere. */
const waitsOnlyAt: Partial<Record<Waiting, readonly string[]>> = {
  task: ['userTask'],
  call: ['callActivity'],
  decision: ['businessRuleTask'],
};

function tokenErrors(
  process: ExecutableProcess,
  token: Token,
  tokens: Tokens,
  state: InstanceState,
): readonly MarkingError[] {
  const node = process.graph.nodes.get(token.at);
  if (!node) return error(token.at, 'a token is at an element that the model has not');
  const waiting = token.wait;
  if (waiting === undefined) return state.ended ? [] : error(token.at, 'a token waits for nothing');
  const allowed = waitsOnlyAt[waiting];
  return [
    ...(allowed === undefined || allowed.includes(node.type)
      ? []
      : error(token.at, `a ${node.type} never waits for a ${waiting}`)),
    ...(waiting === 'stall' && !token.stalled ? error(token.at, 'a stall without its reason') : []),
    ...(waiting === 'scope' && !state.ended && !token.undo && !hasInside(token, state)
      ? error(token.at, 'a scope is open and nothing is active in it')
      : []),
    ...placeErrors(node, token, tokens),
  ];
}

function hasInside(scope: Token, state: InstanceState): boolean {
  return state.tokens.some((token) => token.id !== 0 && (token.in ?? 0) === scope.id);
}

/** A token lies in the scope of its element, in the body of its loop or of its signatures, or under the token that undoes it. */
function placeErrors(node: Node, token: Token, tokens: Tokens): readonly MarkingError[] {
  if (token.id === 0) return [];
  const scope = tokens.get(token.in ?? 0);
  if (!scope) return error(token.at, `a token lies in token ${token.in}, and there is none`);
  const inBody = (scope.loop !== undefined || scope.signing !== undefined) && scope.at === token.at;
  if (scope.at === node.scopeId || inBody || scope.undo) return [];
  return error(token.at, `a token lies in "${scope.at}", its element in "${String(node.scopeId)}"`);
}

function error(elementId: string | null, message: string): readonly MarkingError[] {
  return [{ elementId, message }];
}
