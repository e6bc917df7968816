import { z } from 'zod';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** The incidents that are linked as caused by the change. */
export const findChangeEffects = defineServiceTask({
  inputs: z.object({}),
  outputs: z.object({
    numbers: z.array(z.string()),
    /** The same with their titles, a line each. */
    text: z.string(),
  }),
  run: async (tx, _inputs, context) => {
    const { id } = boundRecord(context);
    const rows = await tx.query<{ number: string; title: string }>(
      `SELECT r.number, r.title FROM record r WHERE r.type = 'incident' AND r.id IN (
         SELECT record_id FROM record_link WHERE target_id = ? AND type = 'caused-by'
         UNION SELECT target_id FROM record_link WHERE record_id = ? AND type = 'causes') ORDER BY r.number`,
      [id, id],
    );
    return {
      numbers: rows.map(({ number }) => number),
      text: rows.map(({ number, title }) => `${number} ${title}`).join('\n'),
    };
  },
});
