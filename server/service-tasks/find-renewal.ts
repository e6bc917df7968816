import { z } from 'zod';
import { placeholders } from '../database/list-sql.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** States of a renewal that everybody has approved. */
const approved = ['approved', 'fulfilling', 'pending', 'fulfilled', 'closed'];

/** The approved request that renews the access of this one, if there is one. */
export const findRenewal = defineServiceTask({
  inputs: z.object({}),
  outputs: z.object({ renewedBy: z.string().nullable() }),
  run: async (_tx, _inputs, context) => {
    const { run } = context;
    const record = boundRecord(context);
    const [row] = await run.tx.query<{ number: string }>(
      `SELECT r.number AS number FROM record_field f JOIN record r ON r.id = f.record_id
       WHERE f.type = ? AND f.key = 'renewalOf' AND f.text_value = ? AND r.status IN (${placeholders(approved)})
       ORDER BY r.number LIMIT 1`,
      [record.type.type, record.number, ...approved],
    );
    return { renewedBy: row?.number ?? null };
  },
});
