import type { ElementProperties } from '../../../engine/index.ts';
import { digest } from '../../execution/audit-row.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';

/** Fields a task's votes are about; null for a task that is no approval. */
export function approvedFields({ approves }: ElementProperties): readonly string[] | null {
  if (approves === undefined) return null;
  return approves
    .split(';')
    .map((field) => field.trim())
    .filter((field) => field !== '');
}

/** What the fields hold now, as one hash: a vote is bound to it. */
export function contentHash(record: RecordDraft, fields: readonly string[]): string {
  const values = record.variables();
  return digest(fields.toSorted().map((field) => [field, values[field] ?? null]));
}
