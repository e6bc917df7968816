import type { CommandRun } from '../../execution/command-run.ts';
import { type FullestWindow, fullestWindow } from './fullest-window.ts';
import { allIncidents, counts, type Incident } from './incident.ts';
import { createdSince, days } from './since.ts';

const spanMs = days(30);

/**
 * Incidents of this one's requester and service that ended without a fault found, in the fullest 30 days around it,
 * this one included if it did (RS-PROBLEM-TRIGGER, T7).
 */
export async function incidentsWithoutFault(
  run: CommandRun,
  { serviceId, requesterId, registeredAt }: Incident,
): Promise<FullestWindow<Incident>> {
  if (serviceId === null || requesterId === null) return { count: 0, members: [] };
  const seen = await allIncidents(run, {
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
  return fullestWindow(without, (each) => each.registeredAt, registeredAt, spanMs);
}
