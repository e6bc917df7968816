import { scopeOf } from '../event-triggers.ts';
import { nextOf } from '../migration/paths.ts';
import type { Graph, Node } from '../model/graph.ts';

/** The nodes of one scope and how a token gets from one to another: over flows, links and boundary events. */
export class ScopeGraph {
  readonly nodes: readonly Node[];
  /** Where tokens begin when the scope is entered. */
  readonly entries: readonly string[];
  readonly #next: ReadonlyMap<string, readonly string[]>;

  constructor(graph: Graph, scopeId: string) {
    this.nodes = [...graph.nodes.values()].filter((node) => node.scopeId === scopeId);
    this.#next = new Map(this.nodes.map((node) => [node.id, nextOf(node)]));
    this.entries = entriesOf(graph, scopeId, this.nodes);
  }

  /** Everything a token at one of `from` may come to, these included; `without` lets nothing through. */
  reached(from: readonly string[], without: readonly string[] = []): ReadonlySet<string> {
    const reached = new Set<string>();
    const open = [...from];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (without.includes(id) || reached.has(id)) continue;
      reached.add(id);
      open.push(...(this.#next.get(id) ?? []));
    }
    return reached;
  }

  /** True when a token that leaves `from` may come to `to`, where one is given without passing `without`. */
  leads(from: string, to: string, without: readonly string[] = []): boolean {
    return this.reached(this.#next.get(from) ?? [], without).has(to);
  }

  /** True when no token comes to `to` without having been at `by`. */
  dominates(by: string, to: string): boolean {
    return by !== to && this.reached(this.entries).has(to) && !this.reached(this.entries, [by]).has(to);
  }
}

/** A process begins by any of its start events; other scopes by what the standard enters. */
function entriesOf(graph: Graph, scopeId: string, nodes: readonly Node[]): readonly string[] {
  const starts = scopeId === graph.rootId ? nodes.filter(({ type }) => type === 'startEvent') : [];
  if (starts.length > 0) return starts.map(({ id }) => id);
  const scope = graph.nodes.get(scopeId);
  const detail = scope ? scopeOf(scope) : null;
  if (!detail) return [];
  return detail.triggerId === null ? detail.entries : [detail.triggerId];
}
