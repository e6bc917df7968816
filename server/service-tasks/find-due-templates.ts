import { z } from 'zod';
import { recordsInSight } from '../fact-queries/incidents/records-in-sight.ts';
import { textOf } from '../features/change-schedule/change-window.view.ts';
import { defineServiceTask } from './service-task.ts';

const dayMs = 86_400_000;

/** Standard change templates the board has to look at: their approval ends soon or has ended, or they are suspended. */
export const findDueTemplates = defineServiceTask({
  inputs: z.object({
    /** How many days before the end of an approval. */
    daysBefore: z.int().min(1).max(365),
  }),
  outputs: z.object({ numbers: z.array(z.string()) }),
  run: async (_tx, { daysBefore }, { run }) => {
    const until = new Date(run.now.getTime() + daysBefore * dayMs).toISOString().slice(0, 10);
    const condition = { sql: `status IN ('active', 'suspended')`, params: [] };
    const templates = await recordsInSight(run, 'change-template', condition);
    const numbers = templates
      .filter(({ status }) => status === 'active' || status === 'suspended')
      .filter(({ status, fields }) => status === 'suspended' || (textOf(fields, 'approvedUntil') ?? '') <= until)
      .map(({ number }) => number);
    return { numbers };
  },
});
