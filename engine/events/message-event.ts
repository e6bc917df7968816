import { sourceOf, textAt } from '../evaluate.ts';
import type { CatchBehavior, ThrowBehavior } from '../event-behavior.ts';
import { createJob } from '../job.ts';
import type { MessageDefinition } from '../model/event-definition.ts';
import { Stall } from '../stall.ts';
import { workId } from '../work-id.ts';

/**
 * Waits for a message by name and correlation key. The key is evaluated when the token arrives; a null key stalls,
 * because the message could never come.
 */
export const messageCatch: CatchBehavior<MessageDefinition> = {
  renews: true,
  prepare(definition, event, token, run) {
    const name = textAt(run, definition.name, token, { use: 'message name' });
    if (name === null) throw new Stall('MESSAGE_NAME_MISSING');
    const key = textAt(run, definition.correlationKey, token, { use: 'correlation key' });
    if (definition.correlationKey && key === null)
      throw new Stall('CORRELATION_KEY_MISSING', { message: name, expression: sourceOf(definition.correlationKey) });
    return {
      open: (id) => ({
        type: 'open-subscription',
        subscriptionId: id,
        elementId: event.id,
        event: 'message',
        name,
        correlationKey: key,
      }),
    };
  },
  close(_definition, wait, _happened, run) {
    run.emit({ type: 'close-subscription', subscriptionId: workId(wait.at, wait.id) });
  },
  remaining: () => null,
};

/** Sends a message through the service `send-message`; the token goes on when it has been sent. */
export const messageThrow: ThrowBehavior<MessageDefinition> = {
  throw(definition, event, token, run) {
    if (definition.job === null) throw new Stall('MESSAGE_NAME_MISSING');
    createJob(run, definition.job, event, token);
  },
};
