import type { FactQuery } from './fact-query.ts';
import { burstAround } from './incidents/burst.ts';
import { takeTurns } from './incidents/take-turns.ts';

/**
 * How many P1 and P2 incidents the service has had in the fullest 60 minutes around this one, this one included
 * (RS-MAJOR, M3).
 */
export const highPriorityIncidentsInHour: FactQuery = async ({ facts, record, run }) => {
  if (!record) return 0;
  if (facts['priority'] === 'P1' || facts['priority'] === 'P2') await takeTurns(run);
  return (await burstAround(run, record)).count;
};
