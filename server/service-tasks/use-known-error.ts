import { z } from 'zod';
import { loadKnownError } from './draft-known-error/known-error-draft.ts';
import { addLinks } from './link-records/add-links.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** Notes that a known error was applied to the record: linked, and counted once for each record. */
export const useKnownError = defineServiceTask({
  inputs: z.object({
    /** Absent: none was applied, and nothing happens. */
    knownErrorId: z.string().nullish(),
  }),
  outputs: z.object({ used: z.boolean() }),
  run: async (tx, { knownErrorId }, context) => {
    const { run, parts } = context;
    const record = boundRecord(context);
    if (!knownErrorId) return { used: false };
    const entry = await loadKnownError(run, parts, knownErrorId);
    const before = await tx.query(
      `SELECT 1 AS one FROM record_link WHERE record_id = ? AND type = 'related' AND target_id = ?`,
      [record.id, entry.id],
    );
    if (before.length > 0) return { used: true };
    const count = entry.fields['usedCount'];
    entry.write({ usedCount: (typeof count === 'number' ? count : 0) + 1 });
    await addLinks(run, record, 'related', [entry.number]);
    return { used: true };
  },
});
