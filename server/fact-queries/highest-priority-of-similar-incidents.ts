import type { FactQuery } from './fact-query.ts';
import { thisIncident } from './incidents/incident.ts';
import { similarIncidents } from './incidents/similar-incidents.ts';

/** The highest priority among the similar incidents of thirty days, `P1` to `P4`, this one's included; null when none has one. */
export const highestPriorityOfSimilarIncidents: FactQuery = async ({ record, run }) => {
  if (!record) return null;
  const { members } = await similarIncidents(run, thisIncident(record));
  const priorities = members.flatMap(({ priority }) => priority ?? []);
  return priorities.toSorted()[0] ?? null;
};
