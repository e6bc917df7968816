import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { type FullestWindow, fullestWindow } from './fullest-window.ts';
import { counts, type Incident, incidentsInSight, isHighPriority, thisIncident } from './incident.ts';
import { createdSince } from './since.ts';

const hourMs = 60 * 60 * 1000;

/**
 * P1 and P2 incidents of the record's service in the fullest 60 minutes that hold it (RS-MAJOR, M3). The record
 * itself is one of them, whatever its priority: the rule asks for that on its own.
 */
export async function burstAround(run: CommandRun, record: RecordDraft): Promise<FullestWindow<Incident>> {
  const self = thisIncident(record);
  const { registeredAt, serviceId } = self;
  if (serviceId === null) return { count: 1, members: [self] };
  const seen = await incidentsInSight(run, record, {
    sql: `service_id = ? AND priority IN ('P1', 'P2') AND created_at >= ?`,
    params: [serviceId, createdSince(registeredAt, hourMs)],
  });
  const others = seen.filter(
    (each) => each.id !== self.id && each.serviceId === serviceId && isHighPriority(each) && counts(each),
  );
  return fullestWindow([self, ...others], (each) => each.registeredAt, registeredAt, hourMs);
}
