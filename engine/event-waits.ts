import { catchBehavior, isWaitedFor, type WaitedFor } from './events/catch-behaviors.ts';
import { type EventDefinition, partsOf } from './model/event-definition.ts';
import type { Node } from './model/graph.ts';
import { isOf } from './model/node-of.ts';
import { type Run, rootId } from './run.ts';
import type { EventWait, Token } from './state.ts';
import { workId } from './work-id.ts';

interface Opening {
  /** The event has happened before: only what has to be waited for anew, and is not, is opened. */
  readonly again?: boolean;
  /** A part that has happened already. */
  readonly except?: number;
}

/**
 * Begins to wait for events on behalf of a token. Everything is evaluated before anything is opened, so a stall
 * leaves nothing half open.
 */
export function openWaits(run: Run, host: Token, events: readonly Node[], opening: Opening = {}): void {
  const prepared = events.flatMap((event) =>
    waitedParts(run, host, event, opening).map(({ definition, part }) => ({
      event,
      definition,
      part,
      ...catchBehavior(definition).prepare(definition, event, host, run),
    })),
  );
  for (const { event, definition, part, wait, open } of prepared) {
    const id = run.takeId();
    const entry: EventWait = { id, at: event.id, type: definition.type, ...(part > 0 ? { part } : {}), ...wait };
    run.waits.set(id, host.id === rootId ? entry : { ...entry, host: host.id });
    if (open) run.emit(open(workId(event.id, id)));
  }
}

/** Ends one wait; `happened` says that the event itself ended it. */
export function closeWait(run: Run, wait: EventWait, { happened = false } = {}): void {
  const definition = definitionOf(run, wait);
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
  const definition = definitionOf(run, wait);
  if (!definition) return false;
  const behavior = catchBehavior(definition);
  const remaining = isParallel(event) ? null : behavior.remaining(definition, event, wait);
  if (remaining) run.waits.set(wait.id, remaining);
  else closeWait(run, wait, { happened: true });
  return behavior.renews || isParallel(event);
}

/** What an entry waits for; null when the model has no such event. */
export function definitionOf(run: Run, wait: EventWait): WaitedFor | null {
  const definition = partsOf(eventOf(run.node(wait.at)))[wait.part ?? 0];
  return definition && isWaitedFor(definition) ? definition : null;
}

/** True for an event that happens only when all of its definitions have. */
export function isParallel(event: Node): boolean {
  const definition = eventOf(event);
  return definition?.type === 'multiple' && definition.parallel;
}

/** Errors, escalations and the like are not waited for; they are looked for when they are thrown. */
function waitedParts(run: Run, host: Token, event: Node, { again = false, except }: Opening) {
  const open = new Set(
    again ? run.waitsOf(host.id).flatMap((wait) => (wait.at === event.id ? [wait.part ?? 0] : [])) : [],
  );
  return partsOf(eventOf(event)).flatMap((definition, part) => {
    if (!isWaitedFor(definition) || part === except || open.has(part)) return [];
    return !again || isParallel(event) || catchBehavior(definition).renews ? [{ definition, part }] : [];
  });
}

/** What a catching element is about; null for none events. */
function eventOf(node: Node): EventDefinition | null {
  if (isOf(node, 'receiveTask')) return node.detail;
  if (isOf(node, 'boundaryEvent') || isOf(node, 'startEvent') || isOf(node, 'intermediateCatchEvent'))
    return node.detail.definition;
  return null;
}
