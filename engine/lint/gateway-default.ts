import { type ModdleElement, many, one, textOf, typeOf } from '../model/moddle-element.ts';
import type { LintRule } from './lint-rule.ts';

const deciding = new Set(['exclusiveGateway', 'inclusiveGateway']);

/** A decision has a condition on every exit but one, and that one is its default. */
export const gatewayDefault: LintRule = {
  name: 'gateway-default',
  severity: 'error',
  check(element, report) {
    const flows = many(element, 'outgoing');
    if (!deciding.has(typeOf(element))) {
      if (typeOf(element) !== 'process' && flows.some(hasCondition)) report(element, 'conditions leave only gateways');
      return;
    }
    if (flows.length < 2) return;
    const otherwise = one(element, 'default');
    if (otherwise === null) report(element, 'the gateway has no default flow');
    for (const flow of flows) {
      if (flow === otherwise && hasCondition(flow))
        report(flow, 'the default flow has a condition, which is never looked at');
      if (flow !== otherwise && !hasCondition(flow)) report(flow, 'the flow has no condition and is not the default');
    }
  },
};

function hasCondition(flow: ModdleElement): boolean {
  return textOf(one(flow, 'conditionExpression'), 'body') !== null;
}
