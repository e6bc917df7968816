import type { FactQuery } from './fact-query.ts';
import { highPriorityIncidentCaused } from './high-priority-incident-caused.ts';
import { highPriorityIncidentsInHour } from './high-priority-incidents-in-hour.ts';
import { highPrioritySameCiInNinetyDays } from './high-priority-same-ci-in-ninety-days.ts';
import { highestPriorityOfSimilarIncidents } from './highest-priority-of-similar-incidents.ts';
import { incidentsByTemplateInNinetyDays } from './incidents-by-template-in-ninety-days.ts';
import { minutesToComplianceBreach } from './minutes-to-compliance-breach.ts';
import { noFaultFoundInThirtyDays } from './no-fault-found-in-thirty-days.ts';
import { priorityOfLinkedOpenIncident } from './priority-of-linked-open-incident.ts';
import { problemBeingMonitored } from './problem-being-monitored.ts';
import { restoreBeyondRto } from './restore-beyond-rto.ts';
import { similarIncidentsInThirtyDays } from './similar-incidents-in-thirty-days.ts';
import { tierTwoServicesDown } from './tier-two-services-down.ts';

/** Every fact a rule set may name by `query`; a name is that of its file. */
export const factQueries: ReadonlyMap<string, FactQuery> = new Map([
  ['priority-of-linked-open-incident', priorityOfLinkedOpenIncident],
  ['minutes-to-compliance-breach', minutesToComplianceBreach],
  ['incidents-by-template-in-ninety-days', incidentsByTemplateInNinetyDays],
  ['high-priority-incident-caused', highPriorityIncidentCaused],
  ['high-priority-incidents-in-hour', highPriorityIncidentsInHour],
  ['high-priority-same-ci-in-ninety-days', highPrioritySameCiInNinetyDays],
  ['highest-priority-of-similar-incidents', highestPriorityOfSimilarIncidents],
  ['no-fault-found-in-thirty-days', noFaultFoundInThirtyDays],
  ['problem-being-monitored', problemBeingMonitored],
  ['restore-beyond-rto', restoreBeyondRto],
  ['similar-incidents-in-thirty-days', similarIncidentsInThirtyDays],
  ['tier-two-services-down', tierTwoServicesDown],
]);
