import { DateTime, Duration } from 'luxon';
import { z } from 'zod';
import type { Variables } from '../../engine/index.ts';
import { textOf } from '../features/change-schedule/change-window.view.ts';
import { defineServiceTask } from './service-task.ts';

const row = z.object({
  changeType: z.string(),
  outcome: z.string(),
  /** Code of the service. */
  service: z.string(),
  count: z.int(),
});

/** Counts the changes that ended in the period before this one, by type, outcome and service. */
export const countChanges = defineServiceTask({
  inputs: z.object({
    /** ISO 8601 duration in days or months, ending with the last full day. */
    period: z.string(),
  }),
  outputs: z.object({ rows: z.array(row) }),
  run: async (tx, { period }, { run, parts }) => {
    const end = DateTime.fromJSDate(run.now, { zone: parts.zone }).startOf('month');
    const begin = end.minus(Duration.fromISO(period));
    const changes = await tx.query<{ service_id: string | null; fields: string }>(
      `SELECT service_id, fields FROM record WHERE type = 'change' AND updated_at >= ?`,
      [begin.toJSDate()],
    );
    const counts = new Map<string, z.infer<typeof row>>();
    for (const { service_id, fields } of changes) {
      const change = JSON.parse(fields) as Variables;
      const decided = DateTime.fromISO(textOf(change, 'decidedAt') ?? '');
      if (!decided.isValid || decided < begin || decided >= end) continue;
      const key = {
        changeType: textOf(change, 'changeType') ?? 'normal',
        outcome: textOf(change, 'outcome') ?? 'cancelled',
        service: service_id ?? '',
      };
      const id = JSON.stringify(key);
      counts.set(id, { ...key, count: (counts.get(id)?.count ?? 0) + 1 });
    }
    const rows = [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
    return { rows };
  },
});
