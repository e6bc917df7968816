import type { Node } from '../model/graph.ts';
import { rootId } from '../run.ts';
import type { Token } from '../state.ts';
import type { Correspondence } from './correspondence.ts';
import { isJoin, reachedFrom } from './paths.ts';
import type { Refusal } from './refusal.ts';

/** What would become of tokens that wait for others, or on which others will wait. Every token has a counterpart. */
export function joinRefusals(tokens: readonly Token[], elements: Correspondence): readonly Refusal[] {
  const scopes = [...new Set(tokens.map(({ in: scope = rootId }) => scope))];
  const inside = scopes.map((id) => tokens.filter(({ in: scope = rootId }) => scope === id));
  return [
    ...tokens.flatMap((token) => waitingRefusals(token, elements)),
    ...inside.flatMap((inScope) => [...lost(inScope, elements), ...incomplete(inScope, elements)]),
  ];
}

/** A token that waits at a join must have come by a flow the new join waits for. */
function waitingRefusals(token: Token, elements: Correspondence): readonly Refusal[] {
  const old = elements.from.graph.nodes.get(token.at);
  const now = elements.nodeFor(token.at);
  if (!old || !now || (token.wait !== 'join' && token.via === undefined && !token.used)) return [];
  if (!isJoin(old)) {
    const gathers = token.wait === 'join' && old.startQuantity !== now.startQuantity;
    return gathers ? [{ elementId: token.at, code: 'JOIN_CHANGED' }] : [];
  }
  const flows = elements.flowsInto(old, now);
  const needed = [...(token.via === undefined ? [] : [token.via]), ...(token.used ?? [])];
  if (needed.some((flow) => !flows.has(flow))) return [{ elementId: token.at, code: 'FLOW_NOT_MAPPED' }];
  const isExact = flows.size === old.incoming.length && flows.size === now.incoming.length;
  return old.type === 'parallelGateway' && !isExact ? [{ elementId: token.at, code: 'JOIN_CHANGED' }] : [];
}

/** Joins that several tokens are on their way to, and that the new model does not have: each would go on by itself. */
function lost(tokens: readonly Token[], elements: Correspondence): readonly Refusal[] {
  const { from } = elements;
  return [...from.graph.nodes.values()].filter(isJoin).flatMap((join): readonly Refusal[] => {
    const now = elements.nodeFor(join.id);
    if (now && isJoin(now)) return [];
    const coming = tokens.filter(({ at }) => at !== join.id && reachedFrom(from, at).has(join.id));
    return coming.length > 1 ? [{ elementId: join.id, code: 'JOIN_LOST' }] : [];
  });
}

/** Parallel joins of the new model that would wait for a flow on which no token can come any more. */
function incomplete(tokens: readonly Token[], elements: Correspondence): readonly Refusal[] {
  const { from, to } = elements;
  const moved = tokens.map((token) => ({ token, at: elements.mustBe(token.at) }));
  return [...to.graph.nodes.values()].flatMap((join): readonly Refusal[] => {
    if (join.type !== 'parallelGateway' || !isJoin(join)) return [];
    const covered = coveredFlows(
      join,
      to,
      moved.map(({ at, token }) => ({ at, via: viaAt(token, elements) })),
    );
    if (covered === 0 || covered === join.incoming.length) return [];
    const old = [...from.graph.nodes.values()].find((each) => isJoin(each) && elements.idOf(each.id) === join.id);
    const before = old ? coveredFlows(old, from, tokens) : 0;
    // Where the old model had it no better, the instance loses nothing by the move.
    const wasSo = old !== undefined && before > 0 && before < old.incoming.length;
    return wasSo
      ? []
      : [{ elementId: old?.id ?? tokens[0]?.at ?? '', code: 'JOIN_INCOMPLETE', details: { join: join.id } }];
  });
}

interface Place {
  readonly at: string;
  readonly via?: string | undefined;
}

/** How many of a join's flows have a token or may still get one. */
function coveredFlows(join: Node, process: Correspondence['from'], places: readonly Place[]): number {
  const arrived = new Set(places.flatMap(({ at, via }) => (at === join.id && via !== undefined ? [via] : [])));
  const sources = new Set(
    places.filter(({ at }) => at !== join.id).flatMap(({ at }) => [at, ...reachedFrom(process, at)]),
  );
  const isCovered = (flowId: string) => {
    const source = process.flows.find((flow) => flow.id === flowId)?.source;
    return arrived.has(flowId) || (source !== undefined && sources.has(source));
  };
  return join.incoming.filter(isCovered).length;
}

function viaAt(token: Token, elements: Correspondence): string | undefined {
  const old = elements.from.graph.nodes.get(token.at);
  const now = elements.nodeFor(token.at);
  return token.via === undefined || !old || !now ? undefined : elements.flowInto(old, now, token.via);
}
