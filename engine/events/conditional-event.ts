import type { CatchBehavior } from '../event-behavior.ts';
import type { ConditionalDefinition } from '../model/event-definition.ts';
import { workId } from '../work-id.ts';

/**
 * Happens when its condition becomes true. A condition that is true on arrival counts as having become true.
 * The conditions themselves are looked at when a step has come to rest (`conditional-waits.ts`).
 */
export const conditionalCatch: CatchBehavior<ConditionalDefinition> = {
  renews: false,
  prepare: () => ({}),
  close(_definition, wait, _happened, run) {
    if (wait.stall !== undefined) run.emit({ type: 'resolve-stall', stallId: workId(wait.at, wait.stall) });
  },
  remaining: (_definition, _event, wait) => ({ ...wait, was: true }),
};
