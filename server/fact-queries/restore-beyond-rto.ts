import type { FactQuery } from './fact-query.ts';

const minuteMs = 60_000;

/**
 * Whether the service is expected back later than its recovery time objective allows, counted in elapsed time from
 * the start of the disturbance (RS-MAJOR, M5). False as long as nobody has said when it will be back.
 */
export const restoreBeyondRto: FactQuery = async ({ record, parts }) => {
  const expected = record?.text('estimatedRestoreAt');
  const serviceId = record?.text('serviceId');
  if (!record || !expected || !serviceId) return false;
  const rtoMin = (await parts.directory.service(serviceId))?.rtoMin ?? null;
  if (rtoMin === null) return false;
  const began = record.text('startedAt') ?? record.text('registeredAt') ?? record.stored.createdAt;
  return Date.parse(expected) - Date.parse(began) > rtoMin * minuteMs;
};
