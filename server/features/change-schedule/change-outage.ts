import type { Variables } from '../../../engine/index.ts';

/** Whether a service is interrupted while the change is made. */
export function hasOutage(fields: Variables): boolean {
  const minutes = fields['outageMinutes'];
  return typeof minutes === 'number' && minutes > 0;
}
