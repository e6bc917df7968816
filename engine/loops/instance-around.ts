import type { MultiInstance } from '../model/graph.ts';
import { type Run, rootId } from '../run.ts';
import type { Token } from '../state.ts';

/** One instance of something repeated over items, with the body that counts all of them. */
export interface AroundInstance {
  readonly loop: MultiInstance;
  readonly body: Token;
  readonly instance: Token;
}

/**
 * The repetition a task is done in: its own when it is repeated itself, else that of the innermost repeated sub-process
 * it stands in.
 *
 * @returns undefined when nothing is repeated over items there
 */
export function instanceAround(run: Run, task: Token): AroundInstance | undefined {
  let instance: Token | undefined = task;
  while (instance && instance.id !== rootId && !run.isInner(instance)) instance = run.parentOf(instance);
  if (!instance || instance.id === rootId) return undefined;
  const { loop } = run.nodeOf(instance);
  const body = run.parentOf(instance);
  return loop?.type === 'multi-instance' && body ? { loop, body, instance } : undefined;
}
