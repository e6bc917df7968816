import { z } from 'zod';
import { localized, personRef } from './common.ts';
import { endpoint } from './endpoint.ts';

/** A user task that rules of separation of duties speak of, against the people there are. */
export const separatedTaskStaffing = z.strictObject({
  processId: z.string().describe('Process of the task'),
  processName: localized,
  modelId: z.string().describe('Model of the task'),
  elementId: z.string().describe('Element of the model'),
  name: localized,
  role: personRef.describe('Role of the task'),
  rules: z.array(personRef).describe('Rules that keep people away, with their sentences'),
  own: z.int().describe('People who hold the role, deputies included; everybody where a case names the person'),
  standIns: z.int().describe('People more who stand in when nobody of them is left'),
  state: z
    .enum(['enough', 'stand-in', 'nobody'])
    .describe('What happens in the worst case: somebody of the role is left, somebody stands in, or nobody is left'),
});

/** A role of the models in force that too few people hold. */
export const thinRole = z.strictObject({
  role: personRef.describe('The role'),
  holders: z.array(personRef).describe('People who hold it'),
  deputies: z.array(personRef).describe('Their deputies'),
  processIds: z.array(z.string()).describe('Processes with tasks of the role'),
});

export const staffing = z.strictObject({
  smallest: z.int().describe('The smallest number of people with which every case can end'),
  people: z.int().describe('Active people, without programs'),
  tasks: z.array(separatedTaskStaffing).describe('Tasks of separated duties, those nobody is left for first'),
  thinRoles: z.array(thinRole).describe('Roles with fewer than two holders and deputies'),
});
export type Staffing = z.infer<typeof staffing>;
export type SeparatedTaskStaffing = z.infer<typeof separatedTaskStaffing>;

export const readStaffing = endpoint({
  id: 'readStaffing',
  method: 'get',
  path: '/api/staffing',
  tag: 'separation of duties',
  summary: 'The smallest staffing under all rules of separation of duties, against the real one',
  access: 'user.read',
  answer: staffing,
});
