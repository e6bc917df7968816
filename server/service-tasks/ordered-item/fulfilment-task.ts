import { z } from 'zod';
import { localized } from '../../contract/common.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/** A step as a form offers it. */
const choice = z.object({ value: z.string(), label: localized });

/** One entry of the record's list `tasks`: what is to be done, by whom, until when, and how it went. */
export const fulfilmentTask = z.object({
  id: z.string(),
  text: localized,
  steps: z.array(choice),
  groupId: z.string(),
  targetMin: z.int(),
  calendarId: z.string(),
  dueAt: z.string(),
  /** Clock that measures this task alone; null: that of the request does. */
  clock: z.string().nullable(),
  done: z.boolean().nullable(),
  doneAt: z.string().nullable(),
  doneBy: z.string().nullable(),
  result: z.string().nullable(),
  stepsDone: z.array(z.string()),
});

export type FulfilmentTask = z.infer<typeof fulfilmentTask>;

/** The tasks of a record as they are now. */
export function tasksOf(record: RecordDraft): readonly FulfilmentTask[] {
  return z.array(fulfilmentTask).parse(record.fields['tasks'] ?? []);
}
