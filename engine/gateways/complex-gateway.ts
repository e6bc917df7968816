import type { ElementBehavior } from '../element-behavior.ts';
import { conditionAt } from '../evaluate.ts';
import { endToken, passGateway, take } from '../flow.ts';
import type { Flow, Node } from '../model/graph.ts';
import { readReachability } from '../model/reachability.ts';
import { type Run, rootId } from '../run.ts';
import { Stall } from '../stall.ts';
import type { Token } from '../state.ts';
import { mayStillCome } from './inclusive-gateway.ts';
import { firstPerFlow, waitingAt } from './parallel-gateway.ts';

/**
 * Goes on as soon as its activation condition holds, then takes in the tokens that are still to come and begins
 * anew. Conditions see `activationCount`, the number of flows with a token, each flow's id as the number of its
 * tokens, and `waitingForStart`.
 *
 * When it begins anew, only flows whose condition speaks of `waitingForStart` are looked at: any other would give
 * every join of this kind a second token. Source: OMG BPMN 2.0.2, 13.4.5.
 */
export const complexGateway: ElementBehavior<'complexGateway'> = {
  read(element, reader) {
    return {
      ...readReachability(element),
      activation: reader.conditionOf(element, 'activationCondition', 'activation condition'),
    };
  },
  enter(gateway, token, run) {
    const arrived = run.put({ ...token, wait: 'join' });
    const others = waitingAt(run, arrived);
    if (others.some((each) => each.used) || !isActive(gateway, others, arrived, run)) return;
    activate(gateway, others, arrived, run);
  },
  settle(gateway, waiting, run) {
    const round = waiting.find((token) => token.used);
    if (round) return beginAnew(gateway, waiting, round, run);
    const [first] = waiting;
    if (!first || gateway.detail.activation || mayStillCome(gateway, waiting, run)) return false;
    activate(gateway, waiting, first, run);
    return true;
  },
};

function isActive(gateway: Node<'complexGateway'>, waiting: readonly Token[], token: Token, run: Run): boolean {
  const { activation } = gateway.detail;
  if (gateway.incoming.length <= 1) return true;
  return activation !== null && conditionAt(run, activation, withCounts(gateway, waiting, token, true)).value;
}

/** Uses one token of each flow that has one, and lets one stay for the tokens still to come. */
function activate(gateway: Node<'complexGateway'>, waiting: readonly Token[], latest: Token, run: Run): void {
  const used = firstPerFlow(waiting, gateway.incoming);
  const token = used.find((each) => each.id === latest.id) ?? used[0] ?? latest;
  const seen = withCounts(gateway, waiting, token, true);
  const { taken, warnings } = holding(run, gateway.flows, seen);
  const flows = taken.length > 0 ? taken : gateway.flows.filter((flow) => flow.isDefault);
  if (flows.length === 0 && gateway.flows.length > 0) throw new Stall('NO_FLOW_TAKEN', { warnings });
  for (const other of used) if (other.id !== token.id) run.remove(other);
  const usedFlows = used.flatMap((each) => each.via ?? []);
  if (usedFlows.length < gateway.incoming.length) {
    const vars = token.vars ? { vars: token.vars } : {};
    run.create(gateway.id, token.in ?? rootId, { ...vars, wait: 'join', used: usedFlows });
  }
  const { wait: _, ...running } = token;
  passGateway(run, running, flows, warnings);
}

function beginAnew(gateway: Node<'complexGateway'>, waiting: readonly Token[], round: Token, run: Run): boolean {
  const rest = gateway.incoming.filter((flow) => !round.used?.includes(flow));
  const late = firstPerFlow(waiting, rest);
  if (late.length < rest.length && mayStillCome(gateway, [...usedTokens(round), ...late], run)) return false;
  const flows = gateway.flows.filter((flow) => flow.condition?.names.includes('waitingForStart'));
  const { taken, warnings } = holding(run, flows, withCounts(gateway, late, round, false));
  for (const token of late) run.remove(token);
  if (taken.length > 0) take(run, round, taken, warnings);
  else endToken(run, round);
  for (const token of waitingAt(run, round)) {
    const { wait: _, ...running } = token;
    run.queue(run.put(running), 'work');
  }
  return true;
}

/** Stand-ins for the tokens a round has used: their flows need nothing more. */
function usedTokens(round: Token): readonly Token[] {
  return (round.used ?? []).map((via) => ({ ...round, via }));
}

function holding(run: Run, flows: readonly Flow[], token: Token) {
  const warnings: string[] = [];
  const taken = flows.filter((flow) => {
    if (flow.isDefault) return false;
    if (!flow.condition) return true;
    const verdict = conditionAt(run, flow.condition, token);
    warnings.push(...verdict.warnings);
    return verdict.value;
  });
  return { taken, warnings };
}

function withCounts(gateway: Node, waiting: readonly Token[], token: Token, waitingForStart: boolean): Token {
  const counts = gateway.incoming.map((flow) => [flow, waiting.filter((each) => each.via === flow).length] as const);
  const activationCount = counts.filter(([, count]) => count > 0).length;
  return { ...token, vars: { ...token.vars, ...Object.fromEntries(counts), activationCount, waitingForStart } };
}
