import { addServiceTimeTask } from './add-service-time.ts';
import { applyCiChanges } from './apply-ci-changes.ts';
import { checkChangeWindow } from './check-change-window.ts';
import { checkCiAuthority } from './check-ci-authority.ts';
import { checkEntitlement } from './check-entitlement.ts';
import { countAuditPopulation } from './count-audit-population.ts';
import { countChanges } from './count-changes.ts';
import { createFulfilmentTasks } from './create-fulfilment-tasks.ts';
import { drawAuditSample } from './draw-audit-sample.ts';
import { drawSample } from './draw-sample.ts';
import { escalateTask } from './escalate-task.ts';
import { findAssetCandidates } from './find-asset-candidates.ts';
import { findChangeEffects } from './find-change-effects.ts';
import { findCiAuthority } from './find-ci-authority.ts';
import { findCiImpact } from './find-ci-impact.ts';
import { findMajorContext } from './find-major-context.ts';
import { findPeople } from './find-people.ts';
import { findRenewal } from './find-renewal.ts';
import { holdRecord } from './hold-record.ts';
import { linkRecords } from './link-records.ts';
import { lookUpChange } from './look-up-change.ts';
import { lookUpIncident } from './look-up-incident.ts';
import { matchDiscovery } from './match-discovery.ts';
import { measureAuditAccuracy } from './measure-audit-accuracy.ts';
import { measureCiCompleteness } from './measure-ci-completeness.ts';
import { notify } from './notify.ts';
import { offerTasks } from './offer-tasks.ts';
import { offerVotes } from './offer-votes.ts';
import { recordFulfilment } from './record-fulfilment.ts';
import { reopenRecord } from './reopen-record.ts';
import { resolveApprovers } from './resolve-approvers.ts';
import { resolveRecord } from './resolve-record.ts';
import { resolveRequestApprovers } from './resolve-request-approvers.ts';
import { resumeRecord } from './resume-record.ts';
import { runAutomation } from './run-automation.ts';
import { sendMessage } from './send-message.ts';
import { sendSurvey } from './send-survey.ts';
import type { ServiceTaskRegistry } from './service-task.ts';
import { setClocks } from './set-clocks.ts';
import { suspendTemplate } from './suspend-template.ts';
import { takeBaseline } from './take-baseline.ts';
import { withdrawRecord } from './withdraw-record.ts';

/** Every service a model may name as `zeebe:taskDefinition type`; a type is the name of its file. */
export const serviceTasks: ServiceTaskRegistry = new Map([
  ['suspend-template', suspendTemplate],
  ['offer-votes', offerVotes],
  ['look-up-change', lookUpChange],
  ['find-change-effects', findChangeEffects],
  ['draw-sample', drawSample],
  ['count-changes', countChanges],
  ['check-change-window', checkChangeWindow],
  ['add-service-time', addServiceTimeTask],
  ['apply-ci-changes', applyCiChanges],
  ['check-ci-authority', checkCiAuthority],
  ['count-audit-population', countAuditPopulation],
  ['draw-audit-sample', drawAuditSample],
  ['find-asset-candidates', findAssetCandidates],
  ['find-ci-authority', findCiAuthority],
  ['find-ci-impact', findCiImpact],
  ['check-entitlement', checkEntitlement],
  ['create-fulfilment-tasks', createFulfilmentTasks],
  ['escalate-task', escalateTask],
  ['find-major-context', findMajorContext],
  ['find-people', findPeople],
  ['find-renewal', findRenewal],
  ['hold-record', holdRecord],
  ['link-records', linkRecords],
  ['look-up-incident', lookUpIncident],
  ['match-discovery', matchDiscovery],
  ['measure-audit-accuracy', measureAuditAccuracy],
  ['measure-ci-completeness', measureCiCompleteness],
  ['notify', notify],
  ['offer-tasks', offerTasks],
  ['record-fulfilment', recordFulfilment],
  ['reopen-record', reopenRecord],
  ['resolve-approvers', resolveApprovers],
  ['resolve-record', resolveRecord],
  ['resolve-request-approvers', resolveRequestApprovers],
  ['resume-record', resumeRecord],
  ['run-automation', runAutomation],
  ['send-message', sendMessage],
  ['send-survey', sendSurvey],
  ['set-clocks', setClocks],
  ['take-baseline', takeBaseline],
  ['withdraw-record', withdrawRecord],
]);
