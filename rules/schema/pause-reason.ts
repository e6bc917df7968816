import { z } from 'zod';
import { recordEventType } from './clock-definition.ts';
import { kebabId } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';
import { metric, workingDuration } from './time.ts';

/** Why a record waits, and whether its clocks wait with it. */
const pauseReason = shape({
  id: kebabId.describe('Id, e.g. "waiting-customer"'),
  label: localizedText.describe('Text shown to people'),
  stops: z.array(metric).describe('Clocks that pause; empty: the provider stays accountable'),
  begins: recordEventType.optional().describe('Event of clocks when the wait begins, about whom is waited for'),
  ends: recordEventType.optional().describe('Event of clocks when the wait ends, about whom was waited for'),
  reminders: z.array(workingDuration).optional().describe('Working time after which the requester is reminded'),
  limit: workingDuration.optional().describe('Working time after which the assignee must resume or resolve'),
  calendar: kebabId.optional().describe('Calendar of reminders and limit'),
}).refine((reason) => reason.calendar !== undefined || (reason.limit === undefined && !reason.reminders?.length), {
  path: ['calendar'],
  error: 'reminders and limit need a "calendar"',
});

/** `shared/pause-reasons.json`. */
export const pauseReasons = z.array(pauseReason);

export type PauseReason = z.infer<typeof pauseReason>;
