import type { ExecutableProcess } from '../model/executable-process.ts';
import type { Node } from '../model/graph.ts';

/**
 * Which element of a model stands for which of another: old id to new id. An element that is not in it has no
 * counterpart. The process itself always stands for the process.
 */
export type ElementMapping = Readonly<Record<string, string>>;

/** Two models and which elements of them belong together. */
export class Correspondence {
  readonly from: ExecutableProcess;
  readonly to: ExecutableProcess;
  readonly #mapping: ElementMapping;

  constructor(from: ExecutableProcess, to: ExecutableProcess, mapping: ElementMapping) {
    this.from = from;
    this.to = to;
    this.#mapping = mapping;
  }

  /** The element of the new model that stands for an old one; undefined when none does. */
  idOf(oldId: string): string | undefined {
    if (oldId === this.from.id) return this.to.id;
    return Object.hasOwn(this.#mapping, oldId) ? this.#mapping[oldId] : undefined;
  }

  /** As `idOf`, for what was checked to have a counterpart. @throws {RangeError} when it has none */
  mustBe(oldId: string): string {
    const id = this.idOf(oldId);
    if (id === undefined) throw new RangeError(`"${oldId}" has no counterpart`);
    return id;
  }

  /** The counterpart as a node; undefined when there is none. */
  nodeFor(oldId: string): Node | undefined {
    return this.to.graph.nodes.get(this.idOf(oldId) ?? '');
  }

  /** The incoming flow of a joining element that stands for the one a token came by; undefined when none does. */
  flowInto(old: Node, now: Node, flowId: string): string | undefined {
    return now.incoming.length === 1 ? now.incoming[0] : this.flowsInto(old, now).get(flowId);
  }

  /**
   * The incoming flows of an element by their counterparts: those of the same id, then those from corresponding
   * elements, then the only one left on both sides (an element was put on the way).
   */
  flowsInto(old: Node, now: Node): ReadonlyMap<string, string> {
    const found = new Map<string, string>();
    const left = () => ({
      old: old.incoming.filter((id) => !found.has(id)),
      now: now.incoming.filter((id) => ![...found.values()].includes(id)),
    });
    for (const id of left().old) if (now.incoming.includes(id)) found.set(id, id);
    for (const id of left().old) {
      const source = this.idOf(sourceOf(this.from, id));
      const [only, ...others] = left().now.filter((flow) => sourceOf(this.to, flow) === source);
      if (only !== undefined && others.length === 0) found.set(id, only);
    }
    const rest = left();
    const [oldFlow, newFlow] = [rest.old[0], rest.now[0]];
    if (rest.old.length === 1 && rest.now.length === 1 && oldFlow !== undefined && newFlow !== undefined)
      found.set(oldFlow, newFlow);
    return found;
  }
}

function sourceOf(process: ExecutableProcess, flowId: string): string {
  return process.flows.find((flow) => flow.id === flowId)?.source ?? '';
}
