import type { ElementBehavior } from '../element-behavior.ts';
import { conditionAt } from '../evaluate.ts';
import { passGateway } from '../flow.ts';
import { Stall } from '../stall.ts';

/**
 * Takes the first outgoing flow whose condition is true, in the order of the model; else the default flow.
 *
 * A condition that is not exactly `true` or `false` stalls the token: a change must not be approved because an
 * expression was mistyped. A flow without condition that is not the default is always taken.
 *
 * Source: OMG BPMN 2.0.2, 13.4.2.
 */
export const exclusiveGateway: ElementBehavior<'exclusiveGateway'> = {
  read: () => null,
  enter(gateway, token, run) {
    const warnings: string[] = [];
    for (const flow of gateway.flows.filter((candidate) => !candidate.isDefault)) {
      const verdict = flow.condition ? conditionAt(run, flow.condition, token) : { value: true, warnings: [] };
      warnings.push(...verdict.warnings);
      if (verdict.value) return passGateway(run, token, [flow], warnings);
    }
    const otherwise = gateway.flows.filter((flow) => flow.isDefault);
    if (otherwise.length === 0 && gateway.flows.length > 0) throw new Stall('NO_FLOW_TAKEN', { warnings });
    return passGateway(run, token, otherwise, warnings);
  },
};
