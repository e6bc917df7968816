import { z } from 'zod';
import { loadKnownError } from './draft-known-error/known-error-draft.ts';
import { addLinks } from './link-records/add-links.ts';
import { boundRecord, defineServiceTask } from './service-task.ts';

/** Withdraws the known error of a problem and its article: nobody is offered the workaround any more. */
export const retireKnownError = defineServiceTask({
  inputs: z.object({
    /** Absent: the problem has none, and nothing happens. */
    knownErrorId: z.string().nullish(),
  }),
  outputs: z.object({ retired: z.boolean() }),
  run: async (_tx, { knownErrorId }, context) => {
    const { run, parts } = context;
    const problem = boundRecord(context);
    if (!knownErrorId) return { retired: false };
    const entry = await loadKnownError(run, parts, knownErrorId);
    const article = entry.text('article');
    const records = [entry, ...(article === null ? [] : [await parts.records.byNumber(run, article)])];
    for (const record of records.filter(({ status }) => status !== 'retired')) {
      record.write({ retiredAt: run.now.toISOString() });
      record.setStatus('retired', run.now);
    }
    await addLinks(run, problem, 'resolves', [entry.number]);
    return { retired: true };
  },
});
