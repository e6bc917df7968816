import { cancelChildren } from '../cancel.ts';
import type { Command } from '../command.ts';
import { endInstance } from '../end-instance.ts';
import { mapInputs } from '../mapping.ts';
import { type Run, rootId } from '../run.ts';
import { setLocal } from '../scope-variables.ts';
import type { Stalled, Token } from '../state.ts';
import type { Variables } from '../variables.ts';
import { notWaiting, refOf, workId } from '../work-id.ts';

type Of<T extends Command['type']> = Extract<Command, { readonly type: T }>;

/** Sets variables of the instance, by hand. */
export function setVariables(run: Run, { variables }: Of<'set-variables'>): void {
  const root = run.tokens.get(rootId);
  if (root) setLocal(run, root, variables);
}

/** Ends the instance from outside. */
export function cancel(run: Run, _command: Of<'cancel'>): void {
  cancelChildren(run, rootId);
  endInstance(run, 'canceled', { elementId: null });
}

/** Takes up again what stalled; whatever it needs is evaluated anew. */
export function retryStall(run: Run, { stallId, inputs }: Of<'retry-stall'>): void {
  const ref = refOf(stallId);
  const token = [...run.tokens.values()].find((each) => each.stalled?.ref === ref && workId(each.at, ref) === stallId);
  if (token?.stalled) {
    retryToken(run, token, token.stalled, stallId, inputs);
    return;
  }
  const wait = [...run.waits.values()].find((each) => each.stall === ref && workId(each.at, ref) === stallId);
  if (!wait) throw notWaiting('stall', stallId);
  const { stall: _, ...rest } = wait;
  run.emit({ type: 'resolve-stall', stallId });
  run.waits.set(wait.id, rest);
}

/** Inputs are mapped anew: what was missing may have been added since, or is given now. */
function retryToken(run: Run, token: Token, { phase }: Stalled, stallId: string, given: Variables = {}): void {
  const { wait: _, stalled: __, ...running } = token;
  run.emit({ type: 'resolve-stall', stallId });
  const current = run.put(running);
  if (phase === 'work') {
    const mapped = mapInputs(run, run.nodeOf(current), current);
    run.put({ ...mapped, vars: { ...mapped.vars, ...given } });
  }
  run.queue(current, phase);
}
