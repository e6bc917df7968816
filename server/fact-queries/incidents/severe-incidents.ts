import { placeholders } from '../../database/list-sql.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { type FullestWindow, fullestWindow } from './fullest-window.ts';
import { holding } from './holding.ts';
import { allIncidents, counts, type Incident, isHighPriority } from './incident.ts';
import { createdSince, days } from './since.ts';

const spanMs = days(90);
const none: FullestWindow<Incident> = { count: 0, members: [] };

/**
 * P1 and P2 incidents one of this incident's CIs has had in the fullest 90 days around it, this one included if it is
 * one; of several CIs the worst (RS-PROBLEM-TRIGGER, T2).
 *
 * @param statuses every status an incident may have, so that the index of the register finds the span
 */
export async function severeIncidents(
  run: CommandRun,
  { ciIds, registeredAt }: Incident,
  statuses: readonly string[],
): Promise<FullestWindow<Incident>> {
  if (ciIds.length === 0) return none;
  const withCi = holding(ciIds);
  const seen = await allIncidents(run, {
    sql: `status IN (${placeholders(statuses)}) AND created_at >= ? AND priority IN ('P1', 'P2')
      AND (${withCi.sql})`,
    params: [...statuses, createdSince(registeredAt, spanMs), ...withCi.params],
  });
  const severe = seen.filter((each) => isHighPriority(each) && counts(each));
  const perCi = ciIds.map((id) => {
    const withIt = severe.filter((each) => each.ciIds.includes(id));
    return fullestWindow(withIt, (each) => each.registeredAt, registeredAt, spanMs);
  });
  return perCi.reduce((worst, each) => (each.count > worst.count ? each : worst), none);
}
