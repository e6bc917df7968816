import { z } from 'zod';
import { fields, instant, listQuery, localized } from './common.ts';
import { endpoint } from './endpoint.ts';
import { taskForm } from './task.ts';

/** One line of the text outline beside a diagram, in reading order. */
export const outlineLine = z.strictObject({
  elementId: z.string(),
  type: z.string().describe('BPMN type, e.g. userTask'),
  name: localized,
  depth: z.int().describe('Nesting'),
  role: z.string().nullable(),
  clause: z.string().nullable(),
  next: z.array(z.string()).describe('Elements that may follow'),
});

export const processModel = z.strictObject({
  id: z.string().describe('Process id of the model'),
  name: localized,
  version: z.int(),
  xml: z.string().describe('BPMN 2.0 XML with diagram'),
  outline: z.array(outlineLine),
});

export const processSummary = z.strictObject({
  id: z.string().describe('Folder name'),
  name: localized,
  purpose: localized,
  category: z.string(),
  clauses: z.array(z.string()),
  ownerRole: z.string(),
  recordType: z.string().nullable(),
  version: z.int().describe('Version in force'),
  startable: z.boolean().describe('May the reader start it with a form?'),
  running: z.int().describe('Instances that are active'),
  models: z.array(z.strictObject({ id: z.string(), name: localized })),
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
  access: 'signed-in',
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
  access: 'signed-in',
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
  answer: taskForm,
});
export const readModel = endpoint({
  id: 'readModel',
  method: 'get',
  path: '/api/models/:id',
  tag,
  summary: 'A model with outline, as in force or as an instance ran it',
  access: 'signed-in',
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
    instanceId: z.string(),
    recordId: z.string().nullable(),
    recordType: z.string().nullable(),
    number: z.string().nullable(),
  }),
  status: 201,
  idempotent: true,
});

/** A token at rest, for the live diagram. */
export const processInstance = z.strictObject({
  id: z.string(),
  processId: z.string(),
  processName: localized,
  version: z.int(),
  recordId: z.string().nullable(),
  recordNumber: z.string().nullable(),
  parentInstanceId: z.string().nullable(),
  rootInstanceId: z.string(),
  status: z.enum(['active', 'completed', 'terminated', 'canceled', 'failed']),
  startedAt: instant,
  endedAt: instant.nullable(),
  tokens: z.array(z.strictObject({ elementId: z.string(), count: z.int() })).describe('Where it waits now'),
  travelled: z.array(z.strictObject({ id: z.string(), count: z.int() })).describe('Elements and flows it has passed'),
  stalls: z.array(
    z.strictObject({ id: z.string(), elementId: z.string(), code: z.string(), details: fields, since: instant }),
  ),
  calls: z
    .array(z.strictObject({ elementId: z.string(), instanceId: z.string(), processId: z.string() }))
    .describe('Called instances by call activity'),
});
export type ProcessInstanceView = z.infer<typeof processInstance>;

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
  answer: processInstance,
});
export const retryStall = endpoint({
  id: 'retryStall',
  method: 'post',
  path: '/api/process-instances/:id/stalls/:stallId/retry',
  tag,
  summary: 'Try a stalled element again',
  access: 'stall.repair',
  params: z.strictObject({
    id: z.string().max(64).describe('Instance id'),
    stallId: z.string().max(200).describe('Stall id'),
  }),
  body: z.strictObject({ reason: z.string().min(10).max(2000).describe('Why, for the audit trail') }),
  answer: processInstance,
});
