import { z } from 'zod';
import { kebabId } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';
import { instant } from './time.ts';

/**
 * What a step of a scenario does; `call` is any command of the API, `seal` the second after which the audit trail is sealed,
 * `tamper` what somebody does to a line of it who has the database in their hands.
 */
const scenarioVerbs = [
  'start',
  'claim',
  'release',
  'save',
  'complete',
  'hold',
  'resume',
  'delegate',
  'vote',
  'override',
  'message',
  'redeliver',
  'restart',
  'call',
  'seal',
  'tamper',
] as const;

const object = z.record(z.string(), z.json());

/** What must be true after a step. Every object is a part: fields it does not name are not compared. */
const expectation = shape({
  record: object.optional().describe('Fields of the record'),
  tasks: z.array(object).optional().describe('Open tasks, among others'),
  clocks: z.array(object).optional().describe('Clocks: metric, due, breached, elapsed ...'),
  messages: z.array(object).optional().describe('Messages sent since the last step'),
  history: z.array(object).optional().describe('Events recorded since the last step'),
  audit: z.array(object).optional().describe('Audit entries since the last step'),
  notifications: z.array(object).optional().describe('Notices since the last step'),
  decisions: z.array(object).optional().describe('Decisions since the last step: rule set, result, rows'),
  refused: shape({
    status: z.int().min(400).max(599).describe('HTTP status'),
    code: z.string().describe('Code of the problem'),
  })
    .optional()
    .describe('The step must be refused like this'),
  answer: z
    .union([object, z.array(object)])
    .optional()
    .describe('Part of what the step was answered, or of each entry of a list'),
  absent: object.optional().describe('Kinds as above, of what must not be there'),
  ended: z.string().optional().describe('End event by which the instance ended'),
});

/** One moment of a scenario: the clock is set, due work runs, then somebody acts, then the outcome is compared. */
const scenarioStep = shape({
  at: instant.describe('The clock is set to this instant and due work runs'),
  as: kebabId.optional().describe('User who acts'),
  do: z.enum(scenarioVerbs).optional().describe('What the user does'),
  process: kebabId
    .optional()
    .describe('Process started; else the model without a record whose task is acted on and whose work is compared'),
  task: z.string().optional().describe('Element id of the task acted on'),
  record: z
    .string()
    .optional()
    .describe('Record acted on or compared: number, or the name a step gave it; absent: the first'),
  name: z.string().optional().describe('Name given to the record this step creates'),
  form: object.optional().describe('Values of the form'),
  data: object.optional().describe('Further data of the command'),
  note: z.string().optional().describe('Why the step is there'),
  expect: expectation.optional().describe('What must be true afterwards'),
});

/** Records that are there before the story begins, such as a year of closed incidents. */
const givenRecords = shape({
  type: kebabId.describe('Record type'),
  process: kebabId.describe('Process that keeps them'),
  prefix: z.string().describe('Prefix of their numbers'),
  status: kebabId.describe('State they are in'),
  createdAt: instant.describe('When each was made, and closed unless it is open'),
  open: z.boolean().optional().describe('Whether they are not closed yet'),
  fields: object.describe('Fields each of them has'),
  copies: z.int().min(1).max(1000).describe('How many there are'),
});

/** `scenarios/<story>.json`: a story that runs on every supported database. */
export const scenario = shape({
  id: z
    .string()
    .regex(/^[A-Z]{1,4}-?[0-9]{1,4}[a-z]?$/, 'allowed: e.g. "S-33"')
    .describe('Id of the story'),
  name: localizedText.describe('Title of the story'),
  fixture: kebabId.describe('Company the story plays in'),
  given: z.array(givenRecords).optional().describe('Records that are there before'),
  steps: z.array(scenarioStep).min(1).describe('Moments in order'),
  variants: z
    .array(
      shape({
        name: z.string().min(1).describe('What differs'),
        after: z.int().min(0).describe('How many of the steps are taken over before its own'),
        steps: z.array(scenarioStep).min(1).describe('Its own moments'),
      }),
    )
    .describe('The same story with another ending'),
});

export type Scenario = z.infer<typeof scenario>;
export type GivenRecords = z.infer<typeof givenRecords>;
export type ScenarioStep = z.infer<typeof scenarioStep>;
export type Expectation = z.infer<typeof expectation>;
