import { placeholders } from '../database/list-sql.ts';
import type { FactQuery } from './fact-query.ts';
import { incidentsInSight, isOpen, openStates } from './incidents/incident.ts';
import { takeTurns } from './incidents/take-turns.ts';

const tierTwo = 2;

/** How many tier 2 services have an open incident that says they are down, this one included (RS-MAJOR, M4). */
export const tierTwoServicesDown: FactQuery = async ({ facts, record, run, parts }) => {
  const services = new Set((await parts.directory.servicesOfTier(tierTwo)).map(({ id }) => id));
  if (!record || services.size === 0) return 0;
  if (facts['serviceState'] === 'down') await takeTurns(run);
  const states = openStates(record.type);
  const seen = await incidentsInSight(run, record, {
    sql: `service_id IN (${placeholders([...services])}) AND status IN (${placeholders(states)})
      AND id IN (SELECT record_id FROM record_field WHERE type = ? AND key = 'serviceState' AND text_value = 'down')`,
    params: [...services, ...states, record.type.type],
  });
  const down = seen.filter((each) => each.serviceState === 'down' && isOpen(each, record.type));
  return new Set(down.map(({ serviceId }) => serviceId).filter((id) => id !== null && services.has(id))).size;
};
