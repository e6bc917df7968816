import { partsOf } from './model/event-definition.ts';
import type { ExecutableProcess } from './model/executable-process.ts';
import { isOf } from './model/node-of.ts';
import type { TimerContext } from './timer-due.ts';
import type { Variables } from './variables.ts';

/**
 * Whether the condition of a conditional start event holds. No instance exists yet, so it sees only what the caller
 * gives; a value that is no boolean does not hold.
 */
export function startConditionHolds(
  process: ExecutableProcess,
  elementId: string,
  variables: Variables,
  context: TimerContext,
): boolean {
  const node = process.graph.nodes.get(elementId);
  if (!node || !isOf(node, 'startEvent')) return false;
  return partsOf(node.detail.definition).some(
    (part) => part.type === 'conditional' && part.condition.evaluate(variables, context).value === true,
  );
}
