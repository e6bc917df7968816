import { conditionAt } from './evaluate.ts';
import { definitionOf } from './event-waits.ts';
import { type Run, rootId } from './run.ts';
import { Stall } from './stall.ts';
import type { EventWait } from './state.ts';
import { trigger } from './trigger.ts';
import { workId } from './work-id.ts';

/**
 * Looks at the conditions that are waited for and lets the first that has become true happen.
 *
 * @returns true when one happened
 */
export function lookAtConditions(run: Run): boolean {
  for (const wait of run.waits.values()) {
    if (wait.type !== 'conditional') continue;
    const value = truthOf(run, wait);
    if (value === null) continue;
    const looked = withoutStall(run, wait);
    if (value && !looked.was) {
      trigger(run, looked, {});
      return true;
    }
    if (!value && looked.was) run.waits.set(wait.id, withoutMemory(looked));
  }
  return false;
}

/** The condition's value; null when it is not a boolean, which is reported once until it becomes one. */
function truthOf(run: Run, wait: EventWait): boolean | null {
  const host = run.tokens.get(wait.host ?? rootId);
  const definition = definitionOf(run, wait);
  if (!host || definition?.type !== 'conditional') return null;
  try {
    return conditionAt(run, definition.condition, host).value;
  } catch (error) {
    if (!(error instanceof Stall)) throw error;
    if (wait.stall === undefined) reportStall(run, wait, error);
    return null;
  }
}

function reportStall(run: Run, wait: EventWait, stall: Stall): void {
  const ref = run.takeId();
  run.waits.set(wait.id, { ...wait, stall: ref });
  run.emit({
    type: 'stall',
    stallId: workId(wait.at, ref),
    elementId: wait.at,
    code: stall.code,
    details: stall.details,
  });
  run.noteElement(wait.at, run.node(wait.at).type, 'stalled', null, { code: stall.code });
}

function withoutStall(run: Run, wait: EventWait): EventWait {
  const { stall, ...rest } = wait;
  if (stall === undefined) return wait;
  run.emit({ type: 'resolve-stall', stallId: workId(wait.at, stall) });
  run.waits.set(wait.id, rest);
  return rest;
}

function withoutMemory({ was: _, ...wait }: EventWait): EventWait {
  return wait;
}
