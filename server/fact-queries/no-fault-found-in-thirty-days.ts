import type { FactQuery } from './fact-query.ts';
import { thisIncident } from './incidents/incident.ts';
import { incidentsWithoutFault } from './incidents/without-fault.ts';

/**
 * How many incidents of this requester and service ended without a fault found, in the fullest 30 days around this
 * one, this one included if it did (RS-PROBLEM-TRIGGER, T7).
 */
export const noFaultFoundInThirtyDays: FactQuery = async ({ record, run }) =>
  record ? (await incidentsWithoutFault(run, thisIncident(record))).count : 0;
