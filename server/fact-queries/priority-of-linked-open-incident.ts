import { linkedIncidentPriority } from './changes/linked-incident.ts';
import type { FactQuery } from './fact-query.ts';

/** Priority of the open incident the change is linked to, `none` without one (RS-CHG-TYPE, row 1). */
export const priorityOfLinkedOpenIncident: FactQuery = async ({ record, run }) =>
  (record && (await linkedIncidentPriority(run, record))) ?? 'none';
