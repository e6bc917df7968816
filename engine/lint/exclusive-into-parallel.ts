import { type ModdleElement, many, one, typeOf } from '../model/moddle-element.ts';
import type { LintRule } from './lint-rule.ts';
import { nodesOf, reachable } from './paths.ts';

const deciding = new Set(['exclusiveGateway', 'eventBasedGateway']);

/**
 * A parallel join behind an exclusive decision waits for ever: only one of the branches gets a token. Decisions that
 * a loop comes back to are left out, because the other branch may be taken next time.
 */
export const exclusiveIntoParallel: LintRule = {
  name: 'exclusive-into-parallel',
  severity: 'error',
  check(element, report) {
    if (typeOf(element) !== 'parallelGateway' || many(element, 'incoming').length < 2 || !element.$parent) return;
    const nodes = nodesOf(element.$parent);
    const decision = nodes.find((node) => deciding.has(typeOf(node)) && starves(node, element, nodes));
    if (decision) report(element, `it waits for branches of which "${decision.id ?? ''}" takes only one`);
  },
};

/** True when two flows into the join lead from two exits of the decision, and from nowhere else. */
function starves(decision: ModdleElement, join: ModdleElement, nodes: readonly ModdleElement[]): boolean {
  const elsewhere = (node: ModdleElement) => node !== join && node !== decision;
  if (reachable([decision], (node) => node !== join).has(decision)) return false;
  const others = nodes.filter((node) => many(node, 'incoming').length === 0 && node !== decision);
  const around = new Set([...others, ...reachable(others, elsewhere)]);
  const exits = many(decision, 'outgoing').map((exit) => flowsReached(exit, join, elsewhere));
  const fed = many(join, 'incoming').flatMap((flow) => {
    const source = one(flow, 'sourceRef');
    const from = exits.flatMap((reached, index) => (reached.has(flow) ? [index] : []));
    return source && !around.has(source) && from.length === 1 ? from : [];
  });
  return new Set(fed).size > 1;
}

/** The flows into the join that a token can come by that leaves the decision by this exit. */
function flowsReached(
  exit: ModdleElement,
  join: ModdleElement,
  passes: (node: ModdleElement) => boolean,
): ReadonlySet<ModdleElement> {
  const target = one(exit, 'targetRef');
  if (!target) return new Set();
  if (target === join) return new Set([exit]);
  const nodes = new Set([target, ...reachable([target], passes)]);
  return new Set(
    many(join, 'incoming').filter((flow) => {
      const source = one(flow, 'sourceRef');
      return source !== null && nodes.has(source);
    }),
  );
}
