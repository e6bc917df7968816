import { z } from 'zod';
import { loadKnownError } from './draft-known-error/known-error-draft.ts';
import { noteUse } from './link-records/note-use.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** Notes that a known error was applied to the record: linked, and counted once for each record. */
export const useKnownError = defineServiceTask({
  inputs: z.object({
    /** Absent: none was applied, and nothing happens. */
    knownErrorId: z.string().nullish(),
  }),
  outputs: z.object({ used: z.boolean() }),
  run: async (_tx, { knownErrorId }, context) => {
    const { run, parts } = context;
    const record = boundRecord(context);
    if (!knownErrorId) return { used: false };
    await noteUse(run, record, await loadKnownError(run, parts, knownErrorId));
    return { used: true };
  },
});
