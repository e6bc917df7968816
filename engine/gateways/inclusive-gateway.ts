import type { ElementBehavior } from '../element-behavior.ts';
import { conditionAt } from '../evaluate.ts';
import { passGateway } from '../flow.ts';
import type { Flow, Node } from '../model/graph.ts';
import { readReachability } from '../model/reachability.ts';
import { type Run, rootId } from '../run.ts';
import { Stall } from '../stall.ts';
import type { Token } from '../state.ts';
import { firstPerFlow } from './parallel-gateway.ts';

/**
 * Splits over every flow whose condition is true, else the default; joins by waiting as long as another token
 * could still come.
 *
 * Source: OMG BPMN 2.0.2, 13.4.3.
 */
export const inclusiveGateway: ElementBehavior<'inclusiveGateway'> = {
  read: readReachability,
  enter(gateway, token, run) {
    if (gateway.incoming.length <= 1) return split(gateway, token, run);
    run.put({ ...token, wait: 'join' });
    return undefined;
  },
  settle(gateway, waiting, run) {
    const [first] = waiting;
    if (!first || mayStillCome(gateway, waiting, run)) return false;
    for (const other of firstPerFlow(waiting, gateway.incoming)) if (other.id !== first.id) run.remove(other);
    const { wait: _, ...running } = first;
    split(gateway, run.put(running), run);
    return true;
  },
};

function split(gateway: Node<'inclusiveGateway'>, token: Token, run: Run): void {
  const warnings: string[] = [];
  const holds = (flow: Flow) => {
    const verdict = flow.condition ? conditionAt(run, flow.condition, token) : { value: true, warnings: [] };
    warnings.push(...verdict.warnings);
    return verdict.value;
  };
  const taken = gateway.flows.filter((flow) => !flow.isDefault && holds(flow));
  const flows = taken.length > 0 ? taken : gateway.flows.filter((flow) => flow.isDefault);
  if (flows.length === 0 && gateway.flows.length > 0) throw new Stall('NO_FLOW_TAKEN', { warnings });
  passGateway(run, token, flows, warnings);
}

/**
 * True while some other token of the scope can reach a flow on which nothing has arrived, unless it could reach
 * one where something has: then it belongs to the next round.
 */
export function mayStillCome(
  gateway: Node<'inclusiveGateway'> | Node<'complexGateway'>,
  waiting: readonly Token[],
  run: Run,
): boolean {
  const { reachedFrom } = gateway.detail;
  const arrived = new Set(waiting.map((token) => token.via));
  const others = run.childrenOf(waiting[0]?.in ?? rootId).filter((token) => token.at !== gateway.id);
  const reaches = (token: Token, hasArrived: boolean) =>
    gateway.incoming.some((flow) => arrived.has(flow) === hasArrived && reachedFrom.get(flow)?.has(token.at));
  return others.some((token) => reaches(token, false) && !reaches(token, true));
}
