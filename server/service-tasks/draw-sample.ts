import { z } from 'zod';
import { isDrawn } from './send-survey.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** Whether a share of all records takes this one; anybody can draw it again (domain 0.8b-9). */
export const drawSample = defineServiceTask({
  inputs: z.object({ percent: z.int().min(0).max(100) }),
  outputs: z.object({ drawn: z.boolean() }),
  run: async (_tx, { percent }, context) => ({ drawn: isDrawn(boundRecord(context).number, percent) }),
});
