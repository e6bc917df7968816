import type { FactQuery } from './fact-query.ts';

const minuteMs = 60_000;
/** Far away: nothing was said of a breach. */
const never = 99_999_999;

/**
 * Elapsed minutes until law or contract is breached, begun ones counted whole, so that 72 hours and a second are more
 * than 72 hours; 0 when it is breached already (RS-CHG-TYPE, row 1).
 */
export const minutesToComplianceBreach: FactQuery = async ({ record, run }) => {
  const at = Date.parse(record?.text('complianceDueAt') ?? '');
  if (Number.isNaN(at)) return never;
  return Math.max(0, Math.ceil((at - run.now.getTime()) / minuteMs));
};
