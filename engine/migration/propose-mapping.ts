import type { ExecutableProcess, ProcessElement } from '../model/executable-process.ts';
import type { Node } from '../model/graph.ts';
import { Correspondence } from './correspondence.ts';
import { type Difference, differenceBetween, kindOf } from './difference.ts';
import { likenesses } from './likeness.ts';

/** An element of the old model and the one of the new model that is proposed for it. */
export interface ProposedElement {
  readonly elementId: string;
  /** Null when none is proposed. */
  readonly to: string | null;
  /** By what it was recognised: its id; its name and form; its form; its neighbors. */
  readonly by: 'id' | 'name' | 'form' | 'position' | null;
  /**
   * Why none is proposed. `GONE`: the new model has nothing of its kind left; `UNCLEAR`: it has, but nothing says
   * which; otherwise what became of the element with its id.
   */
  readonly why: Difference | 'GONE' | 'UNCLEAR' | null;
}

/**
 * Proposes which element of a new model stands for which of the old one: the same id and kind in the same place, then
 * what is alike among the rest. What is not clear is left to a person. The result always passes `checkMapping`.
 *
 * @returns every flow node of the old model, in reading order
 */
export function proposeMapping(from: ExecutableProcess, to: ExecutableProcess): readonly ProposedElement[] {
  const proposal = new Proposal(from, to);
  while (proposal.byId() || likenesses.some((likeness) => proposal.byLikeness(likeness))) {
    // Each pair that is found may make others clear: what lies in a sub-process, who its neighbors are.
  }
  return from.elements.map((element) => proposal.of(element));
}

type Likeness = (typeof likenesses)[number];

class Proposal {
  readonly #from: ExecutableProcess;
  readonly #to: ExecutableProcess;
  readonly #found = new Map<string, { readonly to: string; readonly by: NonNullable<ProposedElement['by']> }>();
  readonly #taken = new Set<string>();
  /** Grows with what is found. */
  readonly #mapping: Record<string, string> = {};
  readonly #elements: Correspondence;

  constructor(from: ExecutableProcess, to: ExecutableProcess) {
    this.#from = from;
    this.#to = to;
    this.#elements = new Correspondence(from, to, this.#mapping);
  }

  /** Pairs what has the same id; true when something was found. */
  byId(): boolean {
    const before = this.#found.size;
    for (const { id } of this.#open()) if (this.#fits(id, id)) this.#pair(id, id, 'id');
    return this.#found.size > before;
  }

  /** Pairs what is alike and unlike everything else; true when something was found. */
  byLikeness({ by, isAlike }: Likeness): boolean {
    const before = this.#found.size;
    const candidates = this.#to.elements.filter(({ id }) => !this.#taken.has(id));
    const pairs = this.#open().flatMap((old) =>
      candidates
        .filter((now) => this.#fits(old.id, now.id) && isAlike(old, now, this.#elements))
        .map((now) => ({ old: old.id, now: now.id })),
    );
    for (const { old, now } of pairs)
      if (pairs.filter((pair) => pair.old === old || pair.now === now).length === 1) this.#pair(old, now, by);
    return this.#found.size > before;
  }

  of({ id }: ProcessElement): ProposedElement {
    const found = this.#found.get(id);
    return found
      ? { elementId: id, to: found.to, by: found.by, why: null }
      : { elementId: id, to: null, by: null, why: this.#whyNot(id) };
  }

  #whyNot(id: string): NonNullable<ProposedElement['why']> {
    const old = this.#from.graph.nodes.get(id);
    const same = this.#to.graph.nodes.get(id);
    const difference = old && same && differenceBetween(old, same, this.#elements);
    if (difference) return difference;
    const isLeft = (now: Node | undefined) => now && old && kindOf(now) === kindOf(old) && this.#fits(old.id, now.id);
    return this.#to.elements.some((each) => isLeft(this.#to.graph.nodes.get(each.id))) ? 'UNCLEAR' : 'GONE';
  }

  #open(): readonly ProcessElement[] {
    return this.#from.elements.filter(({ id }) => !this.#found.has(id));
  }

  #fits(oldId: string, newId: string): boolean {
    const old = this.#from.graph.nodes.get(oldId);
    const now = this.#to.graph.nodes.get(newId);
    if (!old || !now || this.#taken.has(newId)) return false;
    return differenceBetween(old, now, this.#elements) === null;
  }

  #pair(old: string, to: string, by: NonNullable<ProposedElement['by']>): void {
    this.#found.set(old, { to, by });
    this.#taken.add(to);
    this.#mapping[old] = to;
  }
}
