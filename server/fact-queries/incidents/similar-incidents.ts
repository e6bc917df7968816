import type { CommandRun } from '../../execution/command-run.ts';
import { type FullestWindow, fullestWindow } from './fullest-window.ts';
import { allIncidents, counts, type Incident } from './incident.ts';
import { createdSince, days } from './since.ts';

const spanMs = days(30);

/**
 * Incidents with this one's service and category, and one of its CIs or its symptom, in the fullest 30 days that
 * hold it (RS-PROBLEM-TRIGGER, T1). The incident itself is one of them.
 */
export async function similarIncidents(run: CommandRun, self: Incident): Promise<FullestWindow<Incident>> {
  const { registeredAt, serviceId, category } = self;
  if (serviceId === null || category === null) return { count: 1, members: [self] };
  const seen = await allIncidents(run, {
    sql: 'service_id = ? AND created_at >= ?',
    params: [serviceId, createdSince(registeredAt, spanMs)],
  });
  const others = seen.filter(
    (each) =>
      each.id !== self.id &&
      each.serviceId === serviceId &&
      each.category === category &&
      counts(each) &&
      sharesCause(each, self),
  );
  return fullestWindow([self, ...others], (each) => each.registeredAt, registeredAt, spanMs);
}

/** The same configuration item, or the same symptom. */
export function sharesCause(
  one: Pick<Incident, 'ciIds' | 'signature'>,
  other: Pick<Incident, 'ciIds' | 'signature'>,
): boolean {
  const sameSymptom = one.signature !== null && one.signature === other.signature;
  return sameSymptom || one.ciIds.some((id) => other.ciIds.includes(id));
}
