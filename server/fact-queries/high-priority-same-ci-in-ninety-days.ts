import { placeholders } from '../database/list-sql.ts';
import type { FactQuery } from './fact-query.ts';
import { fullestWindow } from './incidents/fullest-window.ts';
import { holding } from './incidents/holding.ts';
import { counts, incidentsInSight, isHighPriority, thisIncident } from './incidents/incident.ts';
import { createdSince, days } from './incidents/since.ts';

const spanMs = days(90);

/**
 * How many P1 and P2 incidents one of this incident's CIs has had in the fullest 90 days around it, this one included
 * if it is one; of several CIs the worst counts (RS-PROBLEM-TRIGGER, T2).
 */
export const highPrioritySameCiInNinetyDays: FactQuery = async ({ record, run }) => {
  if (!record) return 0;
  const self = thisIncident(record);
  const { ciIds, registeredAt } = self;
  if (ciIds.length === 0) return 0;
  const states = record.type.states.map(({ key }) => key);
  const withCi = holding(ciIds);
  const seen = await incidentsInSight(run, record, {
    // All statuses are named so that the index of the register finds the span.
    sql: `status IN (${placeholders(states)}) AND created_at >= ? AND priority IN ('P1', 'P2')
      AND (${withCi.sql})`,
    params: [...states, createdSince(registeredAt, spanMs), ...withCi.params],
  });
  const severe = seen.filter((each) => isHighPriority(each) && counts(each));
  const perCi = ciIds.map((id) => {
    const withIt = severe.filter((each) => each.ciIds.includes(id));
    return fullestWindow(withIt, (each) => each.registeredAt, registeredAt, spanMs).count;
  });
  return Math.max(...perCi);
};
