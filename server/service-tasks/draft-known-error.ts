import { z } from 'zod';
import type { RecordDraft } from '../execution/record-draft.ts';
import { fieldsFrom, knownErrorType, loadKnownError } from './draft-known-error/known-error-draft.ts';
import { addLinks } from './link-records/add-links.ts';
import { boundRecord, defineServiceTask, type ServiceContext } from './service-task.ts';

/** Writes the known error of a problem: a new draft, or the one it has and nobody has approved yet. */
export const draftKnownError = defineServiceTask({
  inputs: z.object({ symptom: z.string(), workaround: z.string(), cause: z.string().nullish() }),
  outputs: z.object({ knownErrorId: z.string(), knownErrorNumber: z.string() }),
  run: async (_tx, { symptom, workaround, cause }, context) => {
    const { run, parts } = context;
    const problem = boundRecord(context);
    const fields = { ...fieldsFrom(problem), symptom, workaround, cause: cause ?? null };
    const existing = await openDraft(problem, context);
    existing?.write(fields);
    const entry = existing ?? (await parts.records.create(run, knownErrorType, { ...fields, usedCount: 0 }));
    await addLinks(run, problem, 'related', [entry.number]);
    return { knownErrorId: entry.id, knownErrorNumber: entry.number };
  },
});

async function openDraft(problem: RecordDraft, { run, parts }: ServiceContext): Promise<RecordDraft | undefined> {
  const id = problem.text('knownErrorId');
  const entry = id === null ? undefined : await loadKnownError(run, parts, id);
  return entry?.status === 'draft' ? entry : undefined;
}
