import { z } from 'zod';
import { clock } from './clock.ts';
import { choice, fields, idParam, instant, listQuery, localized, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';
import { operationOffer, signature } from './operation-offer.ts';

/** A user task in someone's inbox. */
export const task = z.strictObject({
  id: z.string().describe('Task id'),
  instanceId: z.string().describe('Process instance'),
  processId: z.string().describe('Process the task belongs to'),
  processName: localized,
  elementId: z.string().describe('Element of the model'),
  name: localized.describe('What is to be done'),
  instruction: localized.nullable().describe('Work instruction of the model'),
  recordId: z.string().nullable().describe('Record the task works on'),
  recordType: z.string().nullable().describe('Type of that record'),
  recordNumber: z.string().nullable().describe('e.g. INC000001'),
  recordTitle: z.string().nullable().describe('As typed'),
  recordPriority: z.string().nullable().describe('P1..P4'),
  role: z.string().nullable().describe('Role of the model'),
  clause: z.string().nullable().describe('Clause of ISO/IEC 20000-1'),
  status: z.enum(['open', 'completed', 'canceled']).describe('What became of it'),
  assignee: personRef.nullable(),
  candidateGroups: z.array(z.string()).describe('Roles or groups whose members may claim it'),
  openedAt: instant,
  claimedAt: instant.nullable(),
  completedAt: instant.nullable(),
  dueAt: instant.nullable().describe('Own due of the task; SLA clocks are in `clocks`'),
  hold: z
    .strictObject({
      reason: z.string().describe('Pause reason id'),
      subject: z.string().nullable().describe('Who is waited for'),
      since: instant,
    })
    .nullable()
    .describe('While the record waits'),
  clocks: z.array(clock).describe('Clocks of the record'),
  formId: z.string().nullable().describe('Form to fill in, when it has one'),
  may: z
    .strictObject({
      claim: z.boolean().describe('Take it'),
      release: z.boolean().describe('Give it back'),
      complete: z.boolean().describe('Complete it'),
      hold: z.boolean().describe('Let the record wait'),
    })
    .describe('What the reader may do now'),
});

export const taskForm = z.strictObject({
  schema: z.json().describe('form-js schema, English with `*.zh` properties'),
  values: fields.describe('Values to start with: draft, inputs, record'),
  choices: z.record(z.string(), z.array(choice)).describe('Lists by valuesKey'),
  readonly: z.array(z.string()).describe('Keys the server takes from the record, never from the client'),
});

export const taskDetail = task.extend({
  form: taskForm.nullable().describe('Null when the task has no form'),
  afterwards: z.array(localized).describe('What may happen next, from the model'),
  isSignature: z.boolean().describe('True when an opinion on a task is asked for, not the work itself'),
  hasNobody: z.boolean().describe('True when it is open and no active person has it or may take it'),
  operations: z.array(operationOffer).describe('What the reader may do by hand, or why not now'),
  offersKnowledge: z.boolean().describe('True when known errors and articles are offered beside it'),
  signatures: z.array(signature).describe('Opinions given on it so far, the oldest first'),
});

export type Task = z.infer<typeof task>;
export type TaskDetail = z.infer<typeof taskDetail>;
export type TaskForm = z.infer<typeof taskForm>;

export const queues = ['mine', 'groups', 'unassigned', 'at-risk', 'overdue'] as const;
export type Queue = (typeof queues)[number];
export const queueCounts = z.record(z.enum(queues), z.int()).describe('Open tasks per queue');

const tag = 'tasks';
const outputs = z.strictObject({ values: fields.describe('Form values by key') });

/** Filters: `queue`, `status`, `recordId`, `instanceId`, `processId`, `q` (number or title), and inbox fields of the record by key, e.g. `priority`, `category`. Sort: due (working time left), priority, openedAt, recordNumber, name. */
export const listTasks = endpoint({
  id: 'listTasks',
  method: 'get',
  path: '/api/tasks',
  tag,
  summary: 'Tasks the reader may see',
  access: 'signed-in',
  query: listQuery,
  answer: z.array(task),
  list: true,
});
export const countQueues = endpoint({
  id: 'countQueues',
  method: 'get',
  path: '/api/tasks/queues',
  tag,
  summary: 'How many open tasks each queue holds',
  access: 'signed-in',
  answer: queueCounts,
});
export const readTask = endpoint({
  id: 'readTask',
  method: 'get',
  path: '/api/tasks/:id',
  tag,
  summary: 'A task with its form',
  access: 'signed-in',
  params: idParam,
  answer: taskDetail,
});
export const claimTask = endpoint({
  id: 'claimTask',
  method: 'post',
  path: '/api/tasks/:id/claim',
  tag,
  summary: 'Take a task',
  access: 'task.work',
  params: idParam,
  answer: task,
});
export const releaseTask = endpoint({
  id: 'releaseTask',
  method: 'post',
  path: '/api/tasks/:id/release',
  tag,
  summary: 'Give a task back to its candidates',
  access: 'task.work',
  params: idParam,
  answer: task,
});
export const saveTask = endpoint({
  id: 'saveTask',
  method: 'post',
  path: '/api/tasks/:id/save',
  tag,
  summary: 'Map the outputs of a task without completing it',
  access: 'task.work',
  params: idParam,
  body: outputs,
  answer: task,
});
export const holdTask = endpoint({
  id: 'holdTask',
  method: 'post',
  path: '/api/tasks/:id/hold',
  tag,
  summary: 'Set the record to pending with a reason',
  access: 'task.work',
  params: idParam,
  body: z.strictObject({
    reason: z.string().min(1).max(60).describe('Pause reason id'),
    comment: z.string().max(2000).optional().describe('Why, for the timeline'),
    subject: z.string().min(1).max(200).optional().describe('Who is waited for, e.g. the name of the supplier'),
  }),
  answer: task,
});
export const resumeTask = endpoint({
  id: 'resumeTask',
  method: 'post',
  path: '/api/tasks/:id/resume',
  tag,
  summary: 'End the wait',
  access: 'task.work',
  params: idParam,
  answer: task,
});
export const completeTask = endpoint({
  id: 'completeTask',
  method: 'post',
  path: '/api/tasks/:id/complete',
  tag,
  summary: 'Complete a task and move its process on',
  access: 'task.work',
  params: idParam,
  body: outputs,
  answer: task,
});
