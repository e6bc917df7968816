import { z } from 'zod';
import { formComponent } from './form.ts';
import { feelText, kebabId, variableName } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';
import { elapsedDuration } from './time.ts';

/** Lets a person send the message from the record page: cancel, comment, reopen, downgrade ... */
const offer = shape({
  label: localizedText.describe('Text of the button'),
  states: z
    .array(kebabId)
    .min(1)
    .optional()
    .describe('States in which it is offered; absent: in every state that is not final'),
  when: feelText.optional().describe('FEEL over the fields of the record: offered only when true'),
  roles: z.array(kebabId).min(1).describe('Who may send it; "requester" and "process-owner" are those of the record'),
  within: shape({
    field: variableName.describe('Record field with an instant'),
    duration: elapsedDuration.describe('How long after it the message is accepted'),
  })
    .optional()
    .describe('Time window'),
  refusal: localizedText.describe('What the person reads when it is not accepted'),
  fields: z.array(formComponent).max(20).describe('Form the person fills; its values become the payload'),
});

/** One message or signal between processes. */
const message = shape({
  name: z
    .string()
    .regex(/^(msg|sig)(\.[a-z][a-z0-9-]*)+$/, 'allowed: e.g. "msg.change.raise"')
    .describe('Name models refer to'),
  kind: z.enum(['message', 'signal']).optional().describe('A message has one receiver, a signal many; absent: message'),
  label: localizedText.optional().describe('The message in words'),
  from: z.array(z.string().min(1)).describe('Processes or outside sources that send it; "*" any'),
  to: z.array(z.string().min(1)).min(1).describe('Processes that take it; "*" every process'),
  payload: z.array(variableName).describe('Keys of the payload'),
  numbers: z
    .array(variableName)
    .min(1)
    .optional()
    .describe('Keys of the payload with numbers of records: a system that sends a number no record has is refused'),
  correlation: z.string().min(1).describe('What the correlation key is, in words'),
  offered: offer.optional().describe('Present: persons may send it from the record page'),
});

/** `shared/messages.json`. */
export const messages = z.array(message).min(1);

export type Message = z.infer<typeof message>;
export type MessageOffer = z.infer<typeof offer>;
