import type { FactQuery } from './fact-query.ts';
import { thisIncident } from './incidents/incident.ts';

/**
 * Whether a problem with this incident's key (service, category, first CI or symptom) is under observation after its
 * fix: then it waits to be told of a recurrence under that key.
 */
export const problemBeingMonitored: FactQuery = async ({ record, run }) => {
  if (!record) return false;
  const { serviceId, category, ciIds, signature } = thisIncident(record);
  const key = [serviceId, category, ciIds[0] ?? signature ?? ''].filter((part) => part !== null).join('|');
  const waiting = await run.tx.query(
    `SELECT instance_id FROM subscription
     WHERE event = 'message' AND name = 'msg.problem.recurrence' AND correlation_key = ? LIMIT 1`,
    [key],
  );
  return waiting.length > 0;
};
