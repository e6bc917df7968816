import type { Actor } from '../../actor.ts';
import type { Choice } from '../../contract/common.ts';
import { NotFound } from '../../errors.ts';

/** Answers one list a form offers, as far as the actor may read it. */
export type ChoiceProvider = (actor: Actor) => Promise<readonly Choice[]>;

/** The lists forms name by `valuesKey`; each feature registers its own. */
export class ChoicesService {
  readonly #providers = new Map<string, ChoiceProvider>();

  /** @throws {Error} when two features claim one name */
  register(ref: string, provider: ChoiceProvider): void {
    if (this.#providers.has(ref)) throw new Error(`two lists are named "${ref}"`);
    this.#providers.set(ref, provider);
  }

  has(ref: string): boolean {
    return this.#providers.has(ref);
  }

  /**
   * @param part only labels that contain it, in either language
   * @throws {NotFound} when no feature offers the list
   */
  async list(ref: string, actor: Actor, part = ''): Promise<readonly Choice[]> {
    const provider = this.#providers.get(ref);
    if (provider === undefined) throw new NotFound('list', ref);
    const wanted = part.toLowerCase();
    const all = await provider(actor);
    return all.filter(({ label }) => Object.values(label).some((text) => text.toLowerCase().includes(wanted)));
  }
}
