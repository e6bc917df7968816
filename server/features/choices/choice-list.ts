import type { Actor } from '../../actor.ts';
import type { Choice } from '../../contract/common.ts';

/** The record whose form asks: it is not offered to itself. */
export interface ChoiceSubject {
  readonly number: string;
  readonly requesterId: string | null;
}

/** One list a form offers, as far as the actor may read it. */
export interface ChoiceList {
  /** Entries that contain `part`, empty for all. A list that is too long to be shown is cut. */
  search(actor: Actor, part: string, about: ChoiceSubject | null): Promise<readonly Choice[]>;
  /** Those of `values` that are entries, wherever in the list they stand. */
  among(actor: Actor, values: readonly string[], about: ChoiceSubject | null): Promise<readonly Choice[]>;
}

/** A list that is always read whole, such as one of shared data. */
export function shortList(read: () => readonly Choice[]): ChoiceList {
  return {
    search: async (_actor, part) => {
      const wanted = part.toLowerCase();
      return read().filter(({ label }) => Object.values(label).some((text) => text.toLowerCase().includes(wanted)));
    },
    among: async (_actor, values) => read().filter(({ value }) => values.includes(value)),
  };
}
