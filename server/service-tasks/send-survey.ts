import { createHash } from 'node:crypto';
import { z } from 'zod';
import { boundRecord, defineServiceTask } from './service-task.ts';

/**
 * Asks the requester how it went: always, or for a share of all records that anybody can draw again. A record without
 * a requester, such as that of an alarm, has nobody to ask and is not drawn.
 */
export const sendSurvey = defineServiceTask({
  inputs: z.object({ percent: z.int().min(0).max(100), always: z.boolean().nullish() }),
  outputs: z.object({ drawn: z.boolean() }),
  run: async (_tx, { percent, always }, context) => {
    const { run, parts } = context;
    const record = boundRecord(context);
    const requesterId = record.text('requesterId');
    const drawn = requesterId !== null && (always === true || isDrawn(record.number, percent));
    if (drawn)
      await parts.notifications.notify(run, record, {
        to: [requesterId],
        template: 'satisfaction-survey',
        data: { number: record.number, title: record.text('title') },
      });
    return { drawn };
  },
});

/**
 * Whether a share of `percent` takes the record with this number: the first 8 hex digits of its SHA-256, modulo 100,
 * are below it. No generator is involved, so the draw can be checked (domain 0.8b-9).
 */
export function isDrawn(number: string, percent: number): boolean {
  const digits = createHash('sha256').update(number).digest('hex').slice(0, 8);
  return Number.parseInt(digits, 16) % 100 < percent;
}
