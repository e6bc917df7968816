import type { FactQuery } from './fact-query.ts';
import { highPriorityIncidentsInHour } from './high-priority-incidents-in-hour.ts';
import { highPrioritySameCiInNinetyDays } from './high-priority-same-ci-in-ninety-days.ts';
import { highestPriorityOfSimilarIncidents } from './highest-priority-of-similar-incidents.ts';
import { noFaultFoundInThirtyDays } from './no-fault-found-in-thirty-days.ts';
import { problemBeingMonitored } from './problem-being-monitored.ts';
import { restoreBeyondRto } from './restore-beyond-rto.ts';
import { similarIncidentsInThirtyDays } from './similar-incidents-in-thirty-days.ts';
import { tierTwoServicesDown } from './tier-two-services-down.ts';

/** Every fact a rule set may name by `query`; a name is that of its file. */
export const factQueries: ReadonlyMap<string, FactQuery> = new Map([
  ['high-priority-incidents-in-hour', highPriorityIncidentsInHour],
  ['high-priority-same-ci-in-ninety-days', highPrioritySameCiInNinetyDays],
  ['highest-priority-of-similar-incidents', highestPriorityOfSimilarIncidents],
  ['no-fault-found-in-thirty-days', noFaultFoundInThirtyDays],
  ['problem-being-monitored', problemBeingMonitored],
  ['restore-beyond-rto', restoreBeyondRto],
  ['similar-incidents-in-thirty-days', similarIncidentsInThirtyDays],
  ['tier-two-services-down', tierTwoServicesDown],
]);
