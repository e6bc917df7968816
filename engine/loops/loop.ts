import type { Loop, Node } from '../model/graph.ts';
import type { Run } from '../run.ts';
import type { Token } from '../state.ts';
import { beginMultiInstance, collect, itemCompleted } from './multi-instance.ts';
import { beginStandardLoop, roundCompleted } from './standard-loop.ts';

/** Begins a repeated activity: its token becomes the body, a scope that holds the instances. */
export function beginLoop(run: Run, node: Node, loop: Loop, token: Token): void {
  if (loop.type === 'standard') beginStandardLoop(run, node, loop, token);
  else beginMultiInstance(run, node, loop, token);
}

/** One instance has completed and mapped its outputs. */
export function instanceCompleted(run: Run, node: Node, loop: Loop, body: Token, instance: Token): void {
  if (loop.type === 'standard') roundCompleted(run, node, loop, body, instance);
  else itemCompleted(run, node, loop, body, instance);
}

/** The body is complete. */
export function finishLoop(run: Run, loop: Loop, body: Token): void {
  if (loop.type === 'multi-instance') collect(run, loop, body);
}
