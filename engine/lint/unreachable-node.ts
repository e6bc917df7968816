import { isHandler } from '../model/compensation-handler.ts';
import { type ModdleElement, many, typeOf } from '../model/moddle-element.ts';
import { beginsByItself, instantiates, isStartedByEvent } from '../model/read-scope.ts';
import type { LintRule } from './lint-rule.ts';
import { nodesOf, reachable } from './paths.ts';

const scopes = new Set(['process', 'subProcess', 'transaction', 'adHocSubProcess']);
const shown = new Set(['dataObject', 'dataObjectReference', 'dataStoreReference']);

/** A node to which no path leads from a start does nothing; mostly a flow was forgotten. */
export const unreachableNode: LintRule = {
  name: 'unreachable-node',
  severity: 'error',
  check(element, report) {
    if (!scopes.has(typeOf(element))) return;
    const nodes = nodesOf(element).filter((node) => !shown.has(typeOf(node)));
    const starts = nodes.filter((node) => begins(node, element, nodes));
    const reached = reachable(starts);
    for (const node of nodes)
      if (!starts.includes(node) && !reached.has(node)) report(node, 'no path leads here from a start');
  },
};

function begins(node: ModdleElement, scope: ModdleElement, nodes: readonly ModdleElement[]): boolean {
  if (typeOf(node) === 'startEvent' || isStartedByEvent(node) || isHandler(node) || instantiates(node)) return true;
  const hasStart = nodes.some((each) => typeOf(each) === 'startEvent' || instantiates(each));
  if (typeOf(scope) === 'adHocSubProcess') return many(node, 'incoming').length === 0;
  return !hasStart && beginsByItself(node);
}
