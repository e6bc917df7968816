import { addServiceTimeTask } from './add-service-time.ts';
import { applyCiChanges } from './apply-ci-changes.ts';
import { checkChangeWindow } from './check-change-window.ts';
import { checkCiAuthority } from './check-ci-authority.ts';
import { checkCiChanges } from './check-ci-changes.ts';
import { checkEntitlement } from './check-entitlement.ts';
import { checkReleaseReadiness } from './check-release-readiness.ts';
import { compareBaseline } from './compare-baseline.ts';
import { countAuditPopulation } from './count-audit-population.ts';
import { countChanges } from './count-changes.ts';
import { createFulfilmentTasks } from './create-fulfilment-tasks.ts';
import { draftKnownError } from './draft-known-error.ts';
import { drawAuditSample } from './draw-audit-sample.ts';
import { drawSample } from './draw-sample.ts';
import { escalateTask } from './escalate-task.ts';
import { findAssetCandidates } from './find-asset-candidates.ts';
import { findChangeEffects } from './find-change-effects.ts';
import { findCiAuthority } from './find-ci-authority.ts';
import { findCiImpact } from './find-ci-impact.ts';
import { findCorrectionReceivers } from './find-correction-receivers.ts';
import { findDueTemplates } from './find-due-templates.ts';
import { findIncompleteCalendars } from './find-incomplete-calendars.ts';
import { findMajorContext } from './find-major-context.ts';
import { findPeople } from './find-people.ts';
import { findRecurrences } from './find-recurrences.ts';
import { findRenewal } from './find-renewal.ts';
import { findTrends } from './find-trends.ts';
import { gatherProblemSources } from './gather-problem-sources.ts';
import { holdRecord } from './hold-record.ts';
import { linkRecords } from './link-records.ts';
import { linkReleaseIncident } from './link-release-incident.ts';
import { lookUpChange } from './look-up-change.ts';
import { lookUpIncident } from './look-up-incident.ts';
import { lookUpRelease } from './look-up-release.ts';
import { matchDiscovery } from './match-discovery.ts';
import { measureAuditAccuracy } from './measure-audit-accuracy.ts';
import { measureCiCompleteness } from './measure-ci-completeness.ts';
import { mergeProblem } from './merge-problem.ts';
import { noteUnneededCalendars } from './note-unneeded-calendars.ts';
import { notify } from './notify.ts';
import { offerTasks } from './offer-tasks.ts';
import { offerVotes } from './offer-votes.ts';
import { planReleaseCalendar } from './plan-release-calendar.ts';
import { publishKnownError } from './publish-known-error.ts';
import { recordFulfilment } from './record-fulfilment.ts';
import { renewTemplate } from './renew-template.ts';
import { reopenRecord } from './reopen-record.ts';
import { resolveApprovers } from './resolve-approvers.ts';
import { resolveRecord } from './resolve-record.ts';
import { resumeRecord } from './resume-record.ts';
import { retireKnownError } from './retire-known-error.ts';
import { runAutomation } from './run-automation.ts';
import { sendMessage } from './send-message.ts';
import { sendSurvey } from './send-survey.ts';
import type { ServiceTaskRegistry } from './service-task.ts';
import { setClocks } from './set-clocks.ts';
import { suspendTemplate } from './suspend-template.ts';
import { takeAuditLot } from './take-audit-lot.ts';
import { takeBaseline } from './take-baseline.ts';
import { useKnownError } from './use-known-error.ts';
import { weighProblem } from './weigh-problem.ts';
import { withdrawRecord } from './withdraw-record.ts';

/** Every service a model may name as `zeebe:taskDefinition type`; a type is the name of its file. */
export const serviceTasks: ServiceTaskRegistry = new Map([
  ['add-service-time', addServiceTimeTask],
  ['apply-ci-changes', applyCiChanges],
  ['check-change-window', checkChangeWindow],
  ['check-ci-authority', checkCiAuthority],
  ['check-ci-changes', checkCiChanges],
  ['check-entitlement', checkEntitlement],
  ['check-release-readiness', checkReleaseReadiness],
  ['compare-baseline', compareBaseline],
  ['count-audit-population', countAuditPopulation],
  ['count-changes', countChanges],
  ['create-fulfilment-tasks', createFulfilmentTasks],
  ['draft-known-error', draftKnownError],
  ['draw-audit-sample', drawAuditSample],
  ['draw-sample', drawSample],
  ['escalate-task', escalateTask],
  ['find-asset-candidates', findAssetCandidates],
  ['find-change-effects', findChangeEffects],
  ['find-ci-authority', findCiAuthority],
  ['find-ci-impact', findCiImpact],
  ['find-correction-receivers', findCorrectionReceivers],
  ['find-incomplete-calendars', findIncompleteCalendars],
  ['find-major-context', findMajorContext],
  ['find-people', findPeople],
  ['find-recurrences', findRecurrences],
  ['find-renewal', findRenewal],
  ['find-trends', findTrends],
  ['gather-problem-sources', gatherProblemSources],
  ['hold-record', holdRecord],
  ['link-records', linkRecords],
  ['link-release-incident', linkReleaseIncident],
  ['look-up-change', lookUpChange],
  ['look-up-incident', lookUpIncident],
  ['look-up-release', lookUpRelease],
  ['match-discovery', matchDiscovery],
  ['measure-audit-accuracy', measureAuditAccuracy],
  ['measure-ci-completeness', measureCiCompleteness],
  ['merge-problem', mergeProblem],
  ['note-unneeded-calendars', noteUnneededCalendars],
  ['notify', notify],
  ['offer-tasks', offerTasks],
  ['offer-votes', offerVotes],
  ['plan-release-calendar', planReleaseCalendar],
  ['publish-known-error', publishKnownError],
  ['record-fulfilment', recordFulfilment],
  ['reopen-record', reopenRecord],
  ['resolve-approvers', resolveApprovers],
  ['resolve-record', resolveRecord],
  ['resume-record', resumeRecord],
  ['retire-known-error', retireKnownError],
  ['run-automation', runAutomation],
  ['send-message', sendMessage],
  ['send-survey', sendSurvey],
  ['set-clocks', setClocks],
  ['suspend-template', suspendTemplate],
  ['find-due-templates', findDueTemplates],
  ['renew-template', renewTemplate],
  ['take-audit-lot', takeAuditLot],
  ['take-baseline', takeBaseline],
  ['use-known-error', useKnownError],
  ['weigh-problem', weighProblem],
  ['withdraw-record', withdrawRecord],
]);
