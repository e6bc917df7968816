import type { CatchBehavior } from '../event-behavior.ts';
import type { TimerDefinition } from '../model/event-definition.ts';
import { isRecurring, timerDue } from '../timer-due.ts';
import { workId } from '../work-id.ts';

/**
 * Waits for a moment. Cycles and timers that follow a clock are fired several times and stay until their host ends;
 * the caller keeps them until it is told to cancel.
 */
export const timerCatch: CatchBehavior<TimerDefinition> = {
  renews: false,
  prepare(definition, event, token, run) {
    const due = timerDue(run, definition, event, token);
    const left = due.type === 'cycle' && due.repetitions !== null ? { left: due.repetitions } : {};
    return {
      wait: left,
      open: (id) => ({
        type: 'schedule-timer',
        timerId: id,
        elementId: event.id,
        due,
        properties: event.properties,
      }),
    };
  },
  close(definition, wait, happened, run) {
    if (happened && !isRecurring(definition, run.node(wait.at))) return;
    run.emit({ type: 'cancel-timer', timerId: workId(wait.at, wait.id) });
  },
  remaining(definition, event, wait) {
    if (!isRecurring(definition, event) || wait.left === 1) return null;
    return wait.left === undefined ? wait : { ...wait, left: wait.left - 1 };
  },
};
