import { z } from 'zod';
import { kebabId, variableName } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';
import { metric } from './time.ts';

/** What happens to a record, as far as any of its clocks may care. */
const recordEventTypes = [
  'registered',
  'acknowledged',
  'customer-informed',
  'assigned',
  'handed-to-supplier',
  'returned-by-supplier',
  'major-declared',
  'approval-ended',
  'privileged-access-removed',
  'cause-found',
  'resolved',
  'reopened',
  'closed',
  'withdrawn',
] as const;

export const recordEventType = z.enum(recordEventTypes);
const some = z.array(recordEventType);

/** One of the clocks a record may have: agreed with the customer, with a group of the provider, or with a supplier. */
const clockDefinition = shape({
  id: kebabId.describe('Id, e.g. "group-resolution"'),
  label: localizedText.describe('Text shown to people'),
  metric: metric.describe('What it measures; pause reasons name the metrics they stop'),
  per: z
    .enum(['record', 'group', 'supplier'])
    .describe('One clock for the record, or one for each group or supplier that has it'),
  starts: some.min(1).describe('Events that start it: its anchor'),
  restarts: z
    .boolean()
    .optional()
    .describe('True: a starting event while it runs ends it and starts it anew, e.g. each update of the customer'),
  stops: some.describe('Events that stop it'),
  continues: some.optional().describe('Events after which a stopped clock goes on with the time it had'),
  internal: z
    .boolean()
    .optional()
    .describe('True: agreed inside the provider or with a supplier; not what the customer was promised'),
  agreedBy: kebabId
    .optional()
    .describe('Rule set that gives target and calendar when it starts; absent: the process gives them'),
});

/** Clocks by definition, in the order in which people see them. */
export const clockDefinitions = z.array(clockDefinition).min(1);

/** A change of a field that is an event for clocks, whoever made it and through whichever channel. */
const clockTrigger = shape({
  field: variableName.describe('Field of a record'),
  event: recordEventType.describe('What its change means'),
  subject: z.literal(true).optional().describe('True: its value is the group or supplier the event is about'),
  equals: z.union([z.string(), z.number(), z.boolean()]).optional().describe('Only when it becomes this'),
});

/** `shared/clocks.json`: which clocks records may have, and which changes of fields their events are. */
export const clockCatalogue = shape({
  definitions: clockDefinitions.describe('The clocks'),
  triggers: z.array(clockTrigger).describe('Changes of fields that are events'),
}).superRefine(({ definitions }, context) => {
  const ids = definitions.map(({ id }) => id);
  for (const [index, id] of ids.entries())
    if (ids.indexOf(id) < index)
      context.addIssue({ code: 'custom', path: ['definitions', index, 'id'], message: `clock "${id}" stands twice` });
});

export type ClockDefinition = z.infer<typeof clockDefinition>;
export type ClockTrigger = z.infer<typeof clockTrigger>;
export type ClockCatalogue = z.infer<typeof clockCatalogue>;
export type RecordEventType = (typeof recordEventTypes)[number];
