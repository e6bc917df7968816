import { extension, type ModdleElement, many, textOf, typeOf } from '../model/moddle-element.ts';
import type { LintRule } from './lint-rule.ts';
import { nodesOf, reachable } from './paths.ts';

/** A called process is taken to wait: it is looked at when it is linted itself. */
const waiting = new Set(['userTask', 'receiveTask', 'intermediateCatchEvent', 'eventBasedGateway', 'callActivity']);

const scopes = new Set(['process', 'subProcess', 'transaction', 'adHocSubProcess']);

/** A cycle without a wait state never rests; one without a counter may go on for ever. */
export const loopWaits: LintRule = {
  name: 'loop-waits',
  severity: 'error',
  check(element, report) {
    if (!scopes.has(typeOf(element))) return;
    const nodes = nodesOf(element);
    const endless = nodes.filter((node) => !waits(node) && leadsBack(node, (next) => !waits(next)));
    for (const node of endless.slice(0, 1)) report(node, 'this cycle has no user task, message or timer to wait at');
    for (const cycle of cyclesOf(nodes)) {
      const [first] = cycle;
      if (first && !cycle.some(counts))
        report(first, 'this cycle counts nothing: add a counter such as passes + 1 and leave at 5', 'warning');
    }
  },
};

function waits(node: ModdleElement): boolean {
  return waiting.has(typeOf(node)) || many(node, 'flowElements').some(waits);
}

function leadsBack(node: ModdleElement, passes: (node: ModdleElement) => boolean): boolean {
  return reachable([node], passes).has(node);
}

/** Nodes that lead to each other, group by group, in the order of the file. */
function cyclesOf(nodes: readonly ModdleElement[]): readonly (readonly ModdleElement[])[] {
  const reach = new Map(nodes.map((node) => [node, reachable([node])]));
  const grouped = new Set<ModdleElement>();
  return nodes.flatMap((node) => {
    if (grouped.has(node) || !reach.get(node)?.has(node)) return [];
    const group = nodes.filter((other) => reach.get(node)?.has(other) && reach.get(other)?.has(node));
    for (const member of group) grouped.add(member);
    return [group];
  });
}

/** A script or output that adds to a number. */
function counts(node: ModdleElement): boolean {
  const mapping = extension(node, 'zeebe:IoMapping');
  const sources = mapping ? many(mapping, 'outputParameters').map((each) => textOf(each, 'source') ?? '') : [];
  const script = textOf(extension(node, 'zeebe:Script'), 'expression') ?? '';
  return [...sources, script].some((text) => /\+\s*1\b/.test(text));
}
