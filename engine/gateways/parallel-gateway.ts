import type { ElementBehavior } from '../element-behavior.ts';
import { passGateway } from '../flow.ts';
import { type Run, rootId } from '../run.ts';
import type { Token } from '../state.ts';

/**
 * Waits for one token on each incoming flow, then takes every outgoing flow, whatever their conditions say.
 *
 * Two tokens on one flow do not stand for a token on another. Source: OMG BPMN 2.0.2, 13.4.1.
 */
export const parallelGateway: ElementBehavior<'parallelGateway'> = {
  read: () => null,
  enter(gateway, token, run) {
    if (gateway.incoming.length <= 1) return passGateway(run, token, gateway.flows);
    const arrived = run.put({ ...token, wait: 'join' });
    const firsts = firstPerFlow(waitingAt(run, arrived), gateway.incoming);
    if (firsts.length < gateway.incoming.length) return undefined;
    for (const other of firsts) if (other.id !== arrived.id) run.remove(other);
    return passGateway(run, arrived, gateway.flows);
  },
};

/** Tokens that wait at the same join in the same scope, oldest first. */
export function waitingAt(run: Run, token: Token): readonly Token[] {
  return run.childrenOf(token.in ?? rootId).filter((other) => other.at === token.at && other.wait === 'join');
}

/** The oldest token of each flow that has one. */
export function firstPerFlow(tokens: readonly Token[], flows: readonly string[]): readonly Token[] {
  const first = new Map<string | undefined, Token>();
  for (const token of tokens) if (!first.has(token.via)) first.set(token.via, token);
  return flows.flatMap((flow) => first.get(flow) ?? []);
}
