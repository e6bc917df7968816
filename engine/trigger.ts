import { completeEvent } from './complete.ts';
import { closeWait, isParallel, keepWaiting } from './event-waits.ts';
import { startBoundary } from './events/boundary-event.ts';
import { takeEvent } from './gateways/event-based-gateway.ts';
import { isOf } from './model/node-of.ts';
import { type Run, rootId } from './run.ts';
import type { EventWait, Token } from './state.ts';
import { startEventSubProcess } from './subprocesses/event-sub-process.ts';
import type { Variables } from './variables.ts';

/** An event that is waited for has happened. `results` are for its output mapping: `payload`, `slaStep` ... `silent` is a token whose end is in the history already. */
export function trigger(run: Run, wait: EventWait, results: Variables, silent?: Token): void {
  const event = run.node(wait.at);
  const host = run.tokens.get(wait.host ?? rootId);
  if (!host || isIncomplete(run, wait, results)) return;
  const all = { ...wait.vars, ...results };
  if (host.at === event.id) {
    for (const other of run.waitsOf(host.id)) closeWait(run, other, { happened: other.id === wait.id });
    completeEvent(run, host, all);
  } else if (isOf(event, 'boundaryEvent')) {
    const renew = afterHappening(run, wait, event.detail.interrupting);
    startBoundary(run, event, host, all, silent ? { renew, silent } : { renew });
  } else if (isOf(event, 'startEvent')) {
    const renew = afterHappening(run, wait, event.detail.interrupting);
    startEventSubProcess(run, event, host, all, silent ? { renew, silent } : { renew });
  } else {
    takeEvent(run, run.nodeOf(host), host, wait, all);
  }
}

/** A parallel multiple event goes on waiting for its other parts; what this one brought is kept with one of them. */
function isIncomplete(run: Run, wait: EventWait, results: Variables): boolean {
  if (!isParallel(run.node(wait.at))) return false;
  const [other] = run.waitsOf(wait.host ?? rootId).filter((each) => each.at === wait.at && each.id !== wait.id);
  if (!other) return false;
  run.waits.set(other.id, { ...other, vars: { ...other.vars, ...wait.vars, ...results } });
  closeWait(run, wait, { happened: true });
  return true;
}

/** Ends or keeps the wait; true when it has to be opened anew. */
function afterHappening(run: Run, wait: EventWait, interrupting: boolean): boolean {
  if (!interrupting) return keepWaiting(run, wait);
  closeWait(run, wait, { happened: true });
  return false;
}
