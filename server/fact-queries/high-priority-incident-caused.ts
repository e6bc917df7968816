import { textsOf } from '../features/change-schedule/change-window.view.ts';
import { among } from '../master-data/master-data.ts';
import type { FactQuery } from './fact-query.ts';

/** Whether one of the incidents the change caused is a P1 or P2 (RS-CHG-PIR). */
export const highPriorityIncidentCaused: FactQuery = async ({ record, run }) => {
  const numbers = record ? textsOf(record.fields, 'incidentsCaused') : [];
  const wanted = among('number', numbers);
  const rows = await run.tx.query<{ number: string }>(
    `SELECT number FROM record WHERE type = 'incident' AND priority IN ('P1', 'P2') AND (${wanted.sql}) LIMIT 1`,
    wanted.params,
  );
  return rows.length > 0;
};
