import type { Actor } from '../../actor.ts';
import type { Choice } from '../../contract/common.ts';
import { NotFound } from '../../errors.ts';
import type { ChoiceList, ChoiceSubject } from './choice-list.ts';

export { type ChoiceList, type ChoiceSubject, shortList } from './choice-list.ts';

/** The lists forms name by `valuesKey`; each feature registers its own. */
export class ChoicesService {
  readonly #lists = new Map<string, ChoiceList>();

  /** @throws {Error} when two features claim one name */
  register(ref: string, list: ChoiceList): void {
    if (this.#lists.has(ref)) throw new Error(`two lists are named "${ref}"`);
    this.#lists.set(ref, list);
  }

  has(ref: string): boolean {
    return this.#lists.has(ref);
  }

  /**
   * @param part only entries that contain it, in either language
   * @param about the record whose form asks, null outside of one
   * @throws {NotFound} when no feature offers the list
   */
  async list(ref: string, actor: Actor, part = '', about: ChoiceSubject | null = null): Promise<readonly Choice[]> {
    return this.#listOf(ref).search(actor, part, about);
  }

  /**
   * The entries among `values`: what is asked for by name is found however long the list is.
   *
   * @throws {NotFound} when no feature offers the list
   */
  async among(
    ref: string,
    actor: Actor,
    values: readonly string[],
    about: ChoiceSubject | null = null,
  ): Promise<readonly Choice[]> {
    const list = this.#listOf(ref);
    return values.length === 0 ? [] : list.among(actor, values, about);
  }

  #listOf(ref: string): ChoiceList {
    const list = this.#lists.get(ref);
    if (list === undefined) throw new NotFound('list', ref);
    return list;
  }
}
