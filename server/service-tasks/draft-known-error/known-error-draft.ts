import type { CommandRun } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import type { ExecutionParts } from '../../features/process-instance/execution-parts.ts';

/** Record types of what is made known: an entry for whoever restores service, and an article for whoever looks for an answer. */
export const knownErrorType = 'known-error';
export const articleType = 'knowledge-article';

/** What entry and article take over from their problem. */
const takenOver = ['title', 'serviceId', 'ciIds', 'category'] as const;

/** Fields a known error or an article has from its problem. */
export function fieldsFrom(problem: RecordDraft): RecordDraft['fields'] {
  const taken = takenOver.map((key) => [key, problem.fields[key] ?? null] as const);
  return { ...Object.fromEntries(taken), problemNumber: problem.number };
}

/**
 * A known error inside the transaction.
 *
 * @throws {Error} when the record is of another type
 */
export async function loadKnownError(run: CommandRun, parts: ExecutionParts, id: string): Promise<RecordDraft> {
  const record = await parts.records.load(run, id);
  if (record.type.type !== knownErrorType)
    throw new Error(`${record.number} is a ${record.type.type}; allowed: a ${knownErrorType}`);
  return record;
}
