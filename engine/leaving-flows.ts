import { conditionAt } from './evaluate.ts';
import type { Flow, Node } from './model/graph.ts';
import type { Run } from './run.ts';
import { Stall } from './stall.ts';
import type { Token } from './state.ts';

/**
 * The flows a token takes out of an activity or event: all without condition and all whose condition is true, else
 * the default.
 *
 * @throws {Stall} `NO_FLOW_TAKEN` when no condition is true and there is no default
 */
export function leavingFlows(
  run: Run,
  node: Node,
  token: Token,
): { readonly flows: readonly Flow[]; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  const flows = node.flows.filter((flow) => {
    if (flow.isDefault) return false;
    if (flow.condition === null) return true;
    const verdict = conditionAt(run, flow.condition, token);
    warnings.push(...verdict.warnings);
    return verdict.value;
  });
  const taken = flows.length > 0 ? flows : node.flows.filter((flow) => flow.isDefault);
  if (taken.length === 0) throw new Stall('NO_FLOW_TAKEN', { warnings });
  return { flows: taken, warnings };
}
