import { partsOf } from './model/event-definition.ts';
import { isOf } from './model/node-of.ts';
import type { Run } from './run.ts';
import { assign, setLocal } from './scope-variables.ts';
import type { Token } from './state.ts';
import type { Variables } from './variables.ts';

/**
 * An activity has done its work. With an output mapping the results become local variables for it to read; without
 * one they are written outwards from the activity: into the nearest scope that has the variable, else the instance.
 */
export function complete(run: Run, token: Token, results: Variables = {}): void {
  if (run.nodeOf(token).outputs.length > 0) setLocal(run, token, results);
  else for (const [name, value] of Object.entries(results)) assign(run, token, [name], value);
  proceed(run, token);
}

/** An event has happened. The same as for activities, only that its results are written from the scope around it. */
export function completeEvent(run: Run, token: Token, results: Variables = {}): void {
  if (run.nodeOf(token).outputs.length > 0) setLocal(run, token, results);
  else for (const [name, value] of Object.entries(results)) assign(run, run.parentOf(token) ?? token, [name], value);
  proceed(run, token);
}

/**
 * Lets a token that waited, or has just begun, go on to map its outputs and leave. An event that throws several
 * things throws the next one first.
 */
export function proceed(run: Run, token: Token): void {
  const { wait: _, ...running } = run.tokens.get(token.id) ?? token;
  const part = nextPart(run, running);
  if (part === null) run.queue(run.put(running), 'complete');
  else run.queue(run.put({ ...running, part }), 'work');
}

function nextPart(run: Run, token: Token): number | null {
  const node = run.nodeOf(token);
  if (!isOf(node, 'intermediateThrowEvent') && !isOf(node, 'endEvent')) return null;
  const part = (token.part ?? 0) + 1;
  return part < partsOf(node.detail.definition).length ? part : null;
}
