import { completeEvent } from '../complete.ts';
import { textAt } from '../evaluate.ts';
import type { CatchBehavior, ThrowBehavior } from '../event-behavior.ts';
import { inputsOf } from '../mapping.ts';
import type { SignalDefinition } from '../model/event-definition.ts';
import { isContext } from '../nested.ts';
import { Stall } from '../stall.ts';
import { broadcastSignal } from '../throw-signal.ts';
import { workId } from '../work-id.ts';

/** Waits for a signal by name; every waiting instance gets it. */
export const signalCatch: CatchBehavior<SignalDefinition> = {
  renews: true,
  prepare(definition, event, token, run) {
    const name = textAt(run, definition.name, token, { use: 'signal name' });
    if (name === null) throw new Stall('SIGNAL_NAME_MISSING');
    return {
      open: (id) => ({
        type: 'open-subscription',
        subscriptionId: id,
        elementId: event.id,
        event: 'signal',
        name,
        correlationKey: null,
      }),
    };
  },
  close(_definition, wait, _happened, run) {
    run.emit({ type: 'close-subscription', subscriptionId: workId(wait.at, wait.id) });
  },
  remaining: () => null,
};

/** Broadcasts a signal; its payload is the input `payload`, or all inputs. The token does not wait. */
export const signalThrow: ThrowBehavior<SignalDefinition> = {
  throw(definition, event, token, run) {
    const inputs = inputsOf(run, event, token);
    broadcastSignal(run, definition, token, isContext(inputs['payload']) ? inputs['payload'] : inputs);
    completeEvent(run, token);
  },
};
