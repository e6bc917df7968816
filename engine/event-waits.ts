import { catchBehavior, isWaitedFor, type WaitedFor } from './events/catch-behaviors.ts';
import type { Node } from './model/graph.ts';
import { isOf } from './model/node-of.ts';
import { type Run, rootId } from './run.ts';
import type { EventWait, Token } from './state.ts';
import { workId } from './work-id.ts';

/**
 * Begins to wait for events on behalf of a token. Everything is evaluated before anything is opened, so a stall
 * leaves nothing half open.
 */
export function openWaits(run: Run, host: Token, events: readonly Node[]): void {
  const prepared = events.flatMap((event) => {
    const definition = caughtBy(event);
    return definition
      ? [{ event, definition, ...catchBehavior(definition).prepare(definition, event, host, run) }]
      : [];
  });
  for (const { event, definition, wait, open } of prepared) {
    const id = run.takeId();
    const entry: EventWait = { id, at: event.id, type: definition.type, ...wait };
    run.waits.set(id, host.id === rootId ? entry : { ...entry, host: host.id });
    if (open) run.emit(open(workId(event.id, id)));
  }
}

/** Ends one wait; `happened` says that the event itself ended it. */
export function closeWait(run: Run, wait: EventWait, { happened = false } = {}): void {
  const definition = caughtBy(run.node(wait.at));
  if (definition) catchBehavior(definition).close(definition, wait, happened, run);
  run.waits.delete(wait.id);
}

/** Ends everything a token waits for. */
export function closeWaitsOf(run: Run, tokenId: number): void {
  for (const wait of run.waitsOf(tokenId)) closeWait(run, wait);
}

/**
 * Takes note that a non-interrupting event has happened.
 *
 * @returns true when it has to be waited for anew
 */
export function keepWaiting(run: Run, wait: EventWait): boolean {
  const event = run.node(wait.at);
  const definition = caughtBy(event);
  if (!definition) return false;
  const behavior = catchBehavior(definition);
  const remaining = behavior.remaining(definition, event, wait);
  if (remaining) run.waits.set(wait.id, remaining);
  else closeWait(run, wait, { happened: true });
  return behavior.renews;
}

/** What a catching element waits for; null for errors and none events. */
export function caughtBy(node: Node): WaitedFor | null {
  const definition = definitionOf(node);
  return isWaitedFor(definition) ? definition : null;
}

function definitionOf(node: Node) {
  if (isOf(node, 'receiveTask')) return node.detail;
  if (isOf(node, 'boundaryEvent') || isOf(node, 'startEvent') || isOf(node, 'intermediateCatchEvent'))
    return node.detail.definition;
  return null;
}
