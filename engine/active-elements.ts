import type { InstanceState, Waiting } from './state.ts';

/** A place where an instance stands, for showing it on the diagram. */
export interface ActiveElement {
  readonly elementId: string;
  readonly tokenId: number;
  readonly waiting: Waiting | null;
  /** The code of its stall, where it has one. */
  readonly stall: string | null;
}

/** Where the tokens of an instance are: sub-processes and what is active inside them, not the instance itself. */
export function activeElements(state: InstanceState): readonly ActiveElement[] {
  return state.tokens
    .filter((token) => token.id !== 0)
    .map((token) => ({
      elementId: token.at,
      tokenId: token.id,
      waiting: token.wait ?? null,
      stall: token.stalled?.code ?? null,
    }));
}
