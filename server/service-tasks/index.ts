import { addServiceTimeTask } from './add-service-time.ts';
import { findMajorContext } from './find-major-context.ts';
import { findPeople } from './find-people.ts';
import { holdRecord } from './hold-record.ts';
import { linkRecords } from './link-records.ts';
import { lookUpIncident } from './look-up-incident.ts';
import { notify } from './notify.ts';
import { offerTasks } from './offer-tasks.ts';
import { reopenRecord } from './reopen-record.ts';
import { resolveApprovers } from './resolve-approvers.ts';
import { resolveRecord } from './resolve-record.ts';
import { resumeRecord } from './resume-record.ts';
import { sendMessage } from './send-message.ts';
import { sendSurvey } from './send-survey.ts';
import type { ServiceTaskRegistry } from './service-task.ts';
import { setClocks } from './set-clocks.ts';
import { withdrawRecord } from './withdraw-record.ts';

/** Every service a model may name as `zeebe:taskDefinition type`; a type is the name of its file. */
export const serviceTasks: ServiceTaskRegistry = new Map([
  ['add-service-time', addServiceTimeTask],
  ['find-major-context', findMajorContext],
  ['find-people', findPeople],
  ['hold-record', holdRecord],
  ['link-records', linkRecords],
  ['look-up-incident', lookUpIncident],
  ['notify', notify],
  ['offer-tasks', offerTasks],
  ['reopen-record', reopenRecord],
  ['resolve-approvers', resolveApprovers],
  ['resolve-record', resolveRecord],
  ['resume-record', resumeRecord],
  ['send-message', sendMessage],
  ['send-survey', sendSurvey],
  ['set-clocks', setClocks],
  ['withdraw-record', withdrawRecord],
]);
