import type { Incident } from './incident.ts';

/**
 * What incidents of one problem have in common, as models write it: service, category, and the first configuration
 * item or the symptom. One open problem has each key.
 */
export function problemKey({ serviceId, category, ciIds, signature }: Incident): string {
  return [serviceId, category, ciIds[0] ?? signature ?? ''].filter((part) => part !== null).join('|');
}
