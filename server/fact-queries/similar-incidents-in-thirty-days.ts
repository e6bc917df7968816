import type { FactQuery } from './fact-query.ts';
import { thisIncident } from './incidents/incident.ts';
import { similarIncidents } from './incidents/similar-incidents.ts';

/**
 * How many incidents with this one's service and category, and one of its CIs or its symptom, lie in the fullest 30
 * days around it, this one included (RS-PROBLEM-TRIGGER, T1).
 */
export const similarIncidentsInThirtyDays: FactQuery = async ({ record, run }) =>
  record ? (await similarIncidents(run, thisIncident(record))).count : 0;
