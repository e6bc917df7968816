import type { Compensable, EventWait, InstanceState, Token } from '../state.ts';
import type { Correspondence } from './correspondence.ts';

/**
 * The state with every element's id replaced by that of its counterpart: tokens, what they wait for, what waits at
 * joins, what has not begun, what can be undone. Everything in it has a counterpart; variables and numbers stay.
 */
export function movedState(state: InstanceState, elements: Correspondence): InstanceState {
  return {
    ...state,
    tokens: state.tokens.map((token) => movedToken(token, elements)),
    waits: state.waits.map((wait): EventWait => ({ ...wait, at: elements.mustBe(wait.at) })),
    ...(state.compensations ? { compensations: state.compensations.map((entry) => movedEntry(entry, elements)) } : {}),
  };
}

function movedToken(token: Token, elements: Correspondence): Token {
  const { via, used, todo, undo } = token;
  return {
    ...token,
    at: elements.mustBe(token.at),
    ...(via === undefined ? {} : { via: movedVia(token, via, elements) }),
    ...(used === undefined ? {} : { used: used.map((flow) => movedVia(token, flow, elements)) }),
    // What was taken out of the model and has not begun will not begin.
    ...(Array.isArray(todo) ? { todo: todo.flatMap((id) => elements.idOf(id) ?? []) } : {}),
    ...(undo === undefined ? {} : { undo: { ...undo, rest: undo.rest.map((entry) => movedEntry(entry, elements)) } }),
  };
}

/** A flow, or the event or element that began the instance. */
function movedVia(token: Token, via: string, elements: Correspondence): string {
  const old = elements.from.graph.nodes.get(token.at);
  const now = elements.nodeFor(token.at);
  const flow = old && now && old.incoming.includes(via) ? elements.flowInto(old, now, via) : undefined;
  return flow ?? elements.idOf(via) ?? via;
}

function movedEntry(entry: Compensable, elements: Correspondence): Compensable {
  const at = elements.mustBe(entry.at);
  return entry.inner
    ? { ...entry, at, inner: entry.inner.map((each) => movedEntry(each, elements)) }
    : { ...entry, at };
}
