import { z } from 'zod';
import { fields, instant, listQuery, localized } from './common.ts';
import { endpoint } from './endpoint.ts';
import { movableToken } from './operation-offer.ts';
import { stallCode } from './stall-code.ts';
import { taskForm } from './task.ts';

/** One line of the text outline beside a diagram, in reading order. */
export const outlineLine = z.strictObject({
  elementId: z.string().describe('Element of the model'),
  type: z.string().describe('BPMN type, e.g. userTask'),
  name: localized,
  depth: z.int().describe('Nesting'),
  role: z.string().nullable().describe('Role of the model'),
  clause: z.string().nullable().describe('Clause of ISO/IEC 20000-1'),
  next: z.array(z.string()).describe('Elements that may follow'),
});

export const processModel = z.strictObject({
  id: z.string().describe('Process id of the model'),
  name: localized,
  version: z.int().describe('Process version'),
  xml: z.string().describe('BPMN 2.0 XML with diagram'),
  outline: z.array(outlineLine).describe('The diagram as text, in reading order'),
});

export const processSummary = z.strictObject({
  id: z.string().describe('Folder name'),
  name: localized,
  purpose: localized,
  startName: localized.nullable().describe('What starting it is called, e.g. "Report an incident"'),
  category: z.string().describe('e.g. resolution'),
  clauses: z.array(z.string()).describe('Clauses of ISO/IEC 20000-1'),
  ownerRole: z.string().describe('Role that answers for it'),
  recordType: z.string().nullable().describe('Type of its records'),
  version: z.int().describe('Version in force'),
  hasCatalogue: z.boolean().describe('True: it is started by ordering an item of its catalogue'),
  startable: z.boolean().describe('May the reader start it with a form?'),
  running: z.int().describe('Instances that are active'),
  models: z
    .array(z.strictObject({ id: z.string().describe('Process id of the model'), name: localized }))
    .describe('Its models'),
});

export type ProcessSummary = z.infer<typeof processSummary>;
export type ProcessModel = z.infer<typeof processModel>;
export type OutlineLine = z.infer<typeof outlineLine>;

const tag = 'processes';
const processParam = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z-]*$/)
    .describe('Process id'),
});

export const listProcesses = endpoint({
  id: 'listProcesses',
  method: 'get',
  path: '/api/processes',
  tag,
  summary: 'Installed processes',
  access: 'process.read',
  query: listQuery,
  answer: z.array(processSummary),
  list: true,
});
export const readProcess = endpoint({
  id: 'readProcess',
  method: 'get',
  path: '/api/processes/:id',
  tag,
  summary: 'One process',
  access: 'process.read',
  params: processParam,
  answer: processSummary,
});
export const readStartForm = endpoint({
  id: 'readStartForm',
  method: 'get',
  path: '/api/processes/:id/start-form',
  tag,
  summary: 'The form that starts a process',
  access: 'process.start',
  params: processParam,
  query: z.strictObject({
    item: z.string().max(10).optional().describe('Code of an item of its catalogue: then the form of that item'),
  }),
  answer: taskForm,
});
export const readModel = endpoint({
  id: 'readModel',
  method: 'get',
  path: '/api/models/:id',
  tag,
  summary: 'A model with outline, as in force or as an instance ran it',
  access: 'process.read',
  params: processParam,
  query: z.strictObject({
    version: z.coerce.number().int().min(1).optional().describe('Process version; the one in force when absent'),
  }),
  answer: processModel,
});
export const startProcess = endpoint({
  id: 'startProcess',
  method: 'post',
  path: '/api/processes/:id/start',
  tag,
  summary: 'Start a process with its start form',
  access: 'process.start',
  params: processParam,
  body: z.strictObject({ values: fields.describe('Start form values') }),
  answer: z.strictObject({
    instanceId: z.string().describe('Process instance'),
    recordId: z.string().nullable().describe('Record the instance works on'),
    recordType: z.string().nullable().describe('Type of its records'),
    number: z.string().nullable().describe('Number of the record'),
  }),
  status: 201,
  idempotent: true,
});

const passed = z.strictObject({ id: z.string().describe('Identifier'), count: z.int().describe('How many') });

/** A token at rest, for the live diagram. */
export const processInstance = z.strictObject({
  id: z.string().describe('Identifier'),
  processId: z.string().describe('Process of the instance'),
  processName: localized,
  version: z.int().describe('Process version'),
  recordId: z.string().nullable().describe('Record the instance works on'),
  recordNumber: z.string().nullable().describe('e.g. INC000001'),
  parentInstanceId: z.string().nullable().describe('Instance that called it'),
  rootInstanceId: z.string().describe('Outermost caller'),
  status: z.enum(['active', 'completed', 'terminated', 'canceled', 'failed']).describe('What became of it'),
  startedAt: instant,
  endedAt: instant.nullable(),
  tokens: z
    .array(
      z.strictObject({ elementId: z.string().describe('Element of the model'), count: z.int().describe('How many') }),
    )
    .describe('Where it waits now'),
  travelled: z.array(passed).describe('Elements and flows it has passed since it runs by this version'),
  stretches: z
    .array(
      z.strictObject({
        version: z.int().describe('Process version'),
        since: instant,
        until: instant.nullable().describe('Null for the version it runs by now'),
        travelled: z.array(passed).describe('Elements and flows it passed by this version'),
        stood: z.array(z.string()).describe('Elements at which its tokens stood when it was moved on'),
      }),
    )
    .describe('The versions it ran by, the first one first; several when it was moved'),
  stalls: z
    .array(
      z.strictObject({
        id: z.string().describe('Identifier'),
        elementId: z.string().describe('Element of the model'),
        elementName: localized.nullable().describe('Its name; none for the run as a whole'),
        code: stallCode.describe('Why, a stable code'),
        skippable: z.boolean().describe('True for a failed job that nothing waits for'),
        details: fields,
        since: instant,
      }),
    )
    .describe('Where it cannot go on'),
  calls: z
    .array(
      z.strictObject({
        elementId: z.string().describe('Element of the model'),
        instanceId: z.string().describe('Process instance'),
        processId: z.string().describe('Process of the instance'),
      }),
    )
    .describe('Called instances by call activity'),
});
export type ProcessInstanceView = z.infer<typeof processInstance>;

/** One run with what was done by hand in it, and what may be. */
export const processInstanceDetail = processInstance.extend({
  manual: z
    .array(
      z.strictObject({
        elementId: z.string().describe('Element of the model'),
        operation: z.string().describe('e.g. move-token, return-to'),
        count: z.int().describe('How often'),
      }),
    )
    .describe('Elements that people left or came to by hand'),
  movable: z.array(movableToken).describe('Tokens the reader may move or skip; empty when that is not theirs to do'),
});
export type ProcessInstanceDetail = z.infer<typeof processInstanceDetail>;

/** Filters: `processId`, `recordId`, `status`, `stalled`. */
export const listProcessInstances = endpoint({
  id: 'listProcessInstances',
  method: 'get',
  path: '/api/process-instances',
  tag,
  summary: 'Process instances the reader may see',
  access: 'signed-in',
  query: listQuery,
  answer: z.array(processInstance),
  list: true,
});
export const readProcessInstance = endpoint({
  id: 'readProcessInstance',
  method: 'get',
  path: '/api/process-instances/:id',
  tag,
  summary: 'One process instance with tokens and path',
  access: 'signed-in',
  params: z.strictObject({ id: z.string().max(64).describe('Instance id') }),
  answer: processInstanceDetail,
});
