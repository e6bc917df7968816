import { linksIn } from '../model/link-target.ts';
import { type ModdleElement, many, one, typeOf } from '../model/moddle-element.ts';

/** The nodes of a scope: everything in it but flows. */
export function nodesOf(scope: ModdleElement): readonly ModdleElement[] {
  return many(scope, 'flowElements').filter((each) => typeOf(each) !== 'sequenceFlow');
}

/** Where a token may go from a node: over its flows and links, and out of the events on its border. */
export function successors(node: ModdleElement): readonly ModdleElement[] {
  const siblings = node.$parent ? many(node.$parent, 'flowElements') : [];
  const attached = siblings.filter((each) => typeOf(each) === 'boundaryEvent' && one(each, 'attachedToRef') === node);
  const linked = node.$parent ? linksIn(node.$parent).flatMap(({ from, to }) => (from === node ? [to] : [])) : [];
  return [...many(node, 'outgoing').flatMap((flow) => one(flow, 'targetRef') ?? []), ...attached, ...linked];
}

/** Everything that a token can reach that goes on from one of these nodes, over nodes that pass the filter. */
export function reachable(
  from: readonly ModdleElement[],
  passes: (node: ModdleElement) => boolean = () => true,
): ReadonlySet<ModdleElement> {
  const seen = new Set<ModdleElement>();
  const open = from.flatMap(successors);
  for (let node = open.pop(); node; node = open.pop()) {
    if (seen.has(node) || !passes(node)) continue;
    seen.add(node);
    open.push(...successors(node));
  }
  return seen;
}
