import type { FactQuery } from './fact-query.ts';
import { thisIncident } from './incidents/incident.ts';
import { severeIncidents } from './incidents/severe-incidents.ts';

/**
 * How many P1 and P2 incidents one of this incident's CIs has had in the fullest 90 days around it, this one included
 * if it is one; of several CIs the worst counts (RS-PROBLEM-TRIGGER, T2).
 */
export const highPrioritySameCiInNinetyDays: FactQuery = async ({ record, run }) => {
  if (!record) return 0;
  const statuses = record.type.states.map(({ key }) => key);
  return (await severeIncidents(run, thisIncident(record), statuses)).count;
};
