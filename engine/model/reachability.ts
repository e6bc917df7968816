import { linksIn } from './link-target.ts';
import { type ModdleElement, many, one, typeOf } from './moddle-element.ts';
import type { InclusiveDetail } from './node-detail.ts';

/**
 * For each incoming flow of a joining gateway: the nodes of its scope from which a token could reach that flow
 * without passing the gateway itself. Tokens inside an activity count as being at the activity, and may leave it
 * by its boundary events too.
 */
export function readReachability(gateway: ModdleElement): InclusiveDetail {
  const before = predecessors(gateway);
  const reachedFrom = new Map<string, ReadonlySet<string>>();
  for (const flow of many(gateway, 'incoming')) {
    const reached = new Set<string>();
    const open = [one(flow, 'sourceRef')?.id ?? ''];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === gateway.id || reached.has(id)) continue;
      reached.add(id);
      open.push(...(before.get(id) ?? []));
    }
    if (flow.id !== undefined) reachedFrom.set(flow.id, reached);
  }
  return { reachedFrom };
}

function predecessors(gateway: ModdleElement): ReadonlyMap<string, readonly string[]> {
  const before = new Map<string, string[]>();
  const link = (from: string | undefined, to: string | undefined) => {
    if (from !== undefined && to !== undefined) before.set(to, [...(before.get(to) ?? []), from]);
  };
  for (const element of gateway.$parent ? many(gateway.$parent, 'flowElements') : []) {
    if (typeOf(element) === 'sequenceFlow') link(one(element, 'sourceRef')?.id, one(element, 'targetRef')?.id);
    if (typeOf(element) === 'boundaryEvent') link(one(element, 'attachedToRef')?.id, element.id);
  }
  if (gateway.$parent) for (const { from, to } of linksIn(gateway.$parent)) link(from.id, to.id);
  return before;
}
