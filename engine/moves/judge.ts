import type { Graph, Node } from '../model/graph.ts';
import { type Run, rootId } from '../run.ts';
import type { Token } from '../state.ts';
import { branchOf } from './branch.ts';
import { guardedIn } from './guarded.ts';
import { refusalToEnter, refusalToLeave } from './moving.ts';
import { type Refusal, refusal } from './refusal.ts';
import { ScopeGraph } from './scope-graph.ts';

/** Why a token may not be moved to a node of its own scope; null when it may. */
export function refusalToMove(run: Run, token: Token, target: Node): Refusal | null {
  return refusalToPut(run, token, target) ?? refusalToPass(run, token, target);
}

/** As `refusalToMove`, for a way back: what is left undone comes again on the way. */
export function refusalToPut(run: Run, token: Token, target: Node): Refusal | null {
  const { at } = token;
  if (run.nodeOf(token).scopeId !== target.scopeId)
    return refusal('MOVE_OUT_OF_SCOPE', target.id, `"${target.id}" lies in another scope than "${at}"`);
  const early = refusalToLeave(run, token) ?? refusalToEnter(run, target);
  if (early) return early;
  if (target.id === at) return refusal('MOVE_TARGET_REFUSED', at, `the token is at "${at}" already`);
  const { graph } = run.process;
  const scope = scopeGraphOf(graph, target.scopeId ?? graph.rootId);
  if (branchIn(scope, at) !== branchIn(scope, target.id))
    return refusal('MOVE_OUT_OF_BRANCH', target.id, `"${at}" and "${target.id}" lie in different parallel branches`);
  return refusalToUndo(run, scope, token, target.id);
}

/** True when a token that leaves `from` may come to `to`, both in one scope. */
export function comesTo(graph: Graph, from: Node, to: Node): boolean {
  return scopeGraphOf(graph, from.scopeId ?? graph.rootId).leads(from.id, to.id);
}

/** True when one way leads from `from` to `to` on which nothing but elements that `isHarmless` accepts are met. */
export function comesToBy(graph: Graph, from: Node, to: Node, isHarmless: (node: Node) => boolean): boolean {
  const scope = scopeGraphOf(graph, from.scopeId ?? graph.rootId);
  const others = scope.nodes.filter((node) => node.id !== to.id && !isHarmless(node)).map(({ id }) => id);
  return scope.leads(from.id, to.id, others);
}

/** What was completed and can be undone only by its own handler must not be done a second time. */
function refusalToUndo(run: Run, scope: ScopeGraph, token: Token, to: string): Refusal | null {
  const inside = scopesWithin(run, token);
  for (const { at, in: scopeId = rootId } of run.compensations.values()) {
    const lies = scopeId === (token.in ?? rootId) && scope.reached([to]).has(at) && scope.leads(at, token.at);
    if (lies || inside.has(scopeId))
      return refusal(
        'MOVE_PAST_COMPENSABLE',
        at,
        `"${at}" is completed and its compensation would not run; cancel, or go on from here`,
      );
  }
  return null;
}

function scopesWithin(run: Run, token: Token): ReadonlySet<number> {
  const inner = run.childrenOf(token.id).flatMap((child) => [...scopesWithin(run, child)]);
  return new Set([token.id, ...inner]);
}

/** Elements that an audit looks for are neither left undone nor passed over. */
function refusalToPass(run: Run, token: Token, { id: to, scopeId }: Node): Refusal | null {
  const { graph } = run.process;
  const scope = scopeGraphOf(graph, scopeId ?? graph.rootId);
  if (isBefore(scope, to, token.at)) return null;
  const own = guardedIn(graph, run.nodeOf(token));
  if (own !== null) return guarded(own);
  if (!scope.leads(token.at, to)) return null;
  for (const node of scope.nodes) {
    const found = node.id === to || node.id === token.at ? null : guardedIn(graph, node);
    if (found !== null && !scope.leads(token.at, to, [node.id])) return guarded(found);
  }
  return null;
}

export function guarded(id: string): Refusal {
  return refusal('MOVE_PAST_GUARDED', id, `"${id}" must be done (its conformance says so) and cannot be passed over`);
}

/** True when `to` comes earlier: it lies on every way to `from`, or the way leads in that direction only. */
function isBefore(scope: ScopeGraph, to: string, from: string): boolean {
  return scope.dominates(to, from) || (scope.leads(to, from) && !scope.leads(from, to));
}

const scopeGraphs = new WeakMap<Graph, Map<string, ScopeGraph>>();
const branches = new WeakMap<ScopeGraph, Map<string, string>>();

function scopeGraphOf(graph: Graph, scopeId: string): ScopeGraph {
  return remembered(
    remembered(scopeGraphs, graph, () => new Map<string, ScopeGraph>()),
    scopeId,
    () => new ScopeGraph(graph, scopeId),
  );
}

function branchIn(scope: ScopeGraph, id: string): string {
  return remembered(
    remembered(branches, scope, () => new Map<string, string>()),
    id,
    () => branchOf(scope, id),
  );
}

/** Graphs never change, so what was found out about them is kept with them. */
function remembered<K, V>(
  kept: { get(key: K): V | undefined; set(key: K, value: V): unknown },
  key: K,
  make: () => V,
): V {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  kept.set(key, made);
  return made;
}
