import { scopeOf, triggersOf } from './event-triggers.ts';
import { announce, arrive } from './flow.ts';
import { partsOf } from './model/event-definition.ts';
import type { Compensation, Node } from './model/graph.ts';
import { isOf } from './model/node-of.ts';
import { type Run, rootId } from './run.ts';
import type { Compensable, Token, Undo } from './state.ts';

/**
 * Keeps what is needed to undo an activity that has completed: its variables of now, and what completed inside it.
 * Nothing is kept for activities that nobody can undo.
 */
export function rememberCompleted(run: Run, node: Node, token: Token): void {
  const inner = completedIn(run, token.id);
  for (const entry of inner) run.compensations.delete(entry.id);
  const canUndo = node.compensatedBy !== null || inner.length > 0 || undoingSubProcess(run, node) !== null;
  if (!canUndo || (token.loop && inner.length === 0)) return;
  const id = run.takeId();
  run.compensations.set(id, {
    id,
    at: token.at,
    ...(token.in === undefined ? {} : { in: token.in }),
    ...(token.vars ? { vars: token.vars } : {}),
    ...(inner.length > 0 ? { inner } : {}),
    ...(token.loop ? { loop: true } : {}),
  });
}

/** What has completed directly in a scope, oldest first. */
export function completedIn(run: Run, scopeId: number): readonly Compensable[] {
  const entries = [...run.compensations.values()].filter((entry) => (entry.in ?? rootId) === scopeId);
  return entries.toSorted((a, b) => a.id - b.id);
}

/**
 * What has completed in a scope, also in the scopes that still run in it and are given up: those have not completed,
 * so their own handlers are not asked, but what is done in them is undone with their variables of now.
 */
export function completedWithin(run: Run, scopeId: number): readonly Compensable[] {
  const running = run.childrenOf(scopeId).flatMap((child): readonly Compensable[] => {
    const inner = completedWithin(run, child.id);
    const latest = inner.at(-1);
    if (!latest) return [];
    return [
      { id: latest.id, at: child.at, in: scopeId, ...(child.vars ? { vars: child.vars } : {}), inner, loop: true },
    ];
  });
  return [...completedIn(run, scopeId), ...running].toSorted((a, b) => a.id - b.id);
}

/** Undoes what has completed, the latest first; the token waits until all handlers are done. */
export function beginUndo(run: Run, token: Token, entries: readonly Compensable[], next: Undo['next']): void {
  for (const entry of entries) run.compensations.delete(entry.id);
  const waiting = run.put({ ...token, wait: 'scope', undo: { rest: entries.toReversed(), next } });
  run.queue(waiting, 'complete');
}

/** Begins to undo the next activity; false when there is none. Source: OMG BPMN 2.0.2, 13.5.5. */
export function undoNext(run: Run, token: Token, undo: Undo): boolean {
  const [entry, ...rest] = undo.rest;
  if (!entry) return false;
  run.put({ ...token, wait: 'scope', undo: { ...undo, rest } });
  undoOne(run, entry, token);
  return true;
}

function undoOne(run: Run, entry: Compensable, parent: Token): void {
  const node = run.node(entry.at);
  const vars = entry.vars ? { vars: entry.vars } : {};
  if (node.compensatedBy !== null && !entry.loop) {
    passEvent(run, node.compensatedBy, parent);
    arrive(run, run.node(node.compensatedBy.handler), parent.id, vars);
    return;
  }
  const subProcess = undoingSubProcess(run, node);
  const inner = entry.inner ?? [];
  const own = subProcess !== null && !entry.loop;
  const undo: Undo = { rest: own ? [] : inner.toReversed(), next: 'end' };
  // The scope as it was when it completed, so that handlers inside it see its variables.
  const restored = run.create(entry.at, parent.id, { ...vars, wait: 'scope', undo });
  if (own) {
    for (const each of inner) run.compensations.set(each.id, { ...each, in: restored.id });
    arrive(run, run.node(subProcess), restored.id);
  } else run.queue(restored, 'complete');
}

/** The event on the border takes place: it consumes no token and lets none go on, its association leads to the handler. */
function passEvent(run: Run, { event }: Compensation, parent: Token): void {
  const passing = run.create(event, parent.id);
  run.note(passing, 'entered');
  announce(run, run.node(event));
  run.note(passing, 'completed');
  run.remove(passing);
}

/** The event sub-process by which a sub-process undoes itself. */
function undoingSubProcess(run: Run, node: Node): string | null {
  if (scopeOf(node) === null) return null;
  for (const id of triggersOf(run, node)) {
    const start = run.node(id);
    if (!isOf(start, 'startEvent')) continue;
    if (partsOf(start.detail.definition).some(({ type }) => type === 'compensation')) return start.scopeId;
  }
  return null;
}
