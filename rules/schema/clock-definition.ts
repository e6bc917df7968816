import { z } from 'zod';
import { kebabId } from './identifier.ts';
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
  'resolved',
  'reopened',
  'closed',
  'withdrawn',
] as const;

const recordEventType = z.enum(recordEventTypes);
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
});

/** Clocks by definition, in the order in which people see them. */
export const clockDefinitions = z.array(clockDefinition).min(1);

export type ClockDefinition = z.infer<typeof clockDefinition>;
export type RecordEventType = (typeof recordEventTypes)[number];
