import type { FactQuery } from './fact-query.ts';
import { fullestWindow } from './incidents/fullest-window.ts';
import { counts, incidentsInSight, thisIncident } from './incidents/incident.ts';
import { createdSince, days } from './incidents/since.ts';

const spanMs = days(30);

/**
 * How many incidents of this requester and service ended without a fault found, in the fullest 30 days around this
 * one, this one included if it did (RS-PROBLEM-TRIGGER, T7).
 */
export const noFaultFoundInThirtyDays: FactQuery = async ({ record, run }) => {
  if (!record) return 0;
  const { serviceId, requesterId, registeredAt } = thisIncident(record);
  if (serviceId === null || requesterId === null) return 0;
  const seen = await incidentsInSight(run, record, {
    sql: 'service_id = ? AND requester_id = ? AND created_at >= ?',
    params: [serviceId, requesterId, createdSince(registeredAt, spanMs)],
  });
  const without = seen.filter(
    (each) =>
      each.serviceId === serviceId &&
      each.requesterId === requesterId &&
      each.resolutionCode === 'no-fault-found' &&
      counts(each),
  );
  return fullestWindow(without, (each) => each.registeredAt, registeredAt, spanMs).count;
};
