import type { FactQuery } from './fact-query.ts';
import { thisIncident } from './incidents/incident.ts';
import { problemKey } from './incidents/problem-key.ts';

/**
 * Whether a problem with this incident's key (service, category, first CI or symptom) is under observation after its
 * fix: then it waits to be told of a recurrence under that key. An incident that began before the fix is none.
 */
export const problemBeingMonitored: FactQuery = async ({ record, run }) => {
  if (!record) return false;
  const incident = thisIncident(record);
  const waiting = await run.tx.query<{ fields: string | null }>(
    `SELECT r.fields FROM subscription s
     JOIN process_instance i ON i.id = s.instance_id LEFT JOIN record r ON r.id = i.record_id
     WHERE s.event = 'message' AND s.name = 'msg.problem.recurrence' AND s.correlation_key = ?`,
    [problemKey(incident)],
  );
  return waiting.some(({ fields }) => {
    const { fixedAt } = JSON.parse(fields ?? '{}') as { readonly fixedAt?: string | null };
    return !fixedAt || incident.registeredAt > new Date(fixedAt);
  });
};
