import type { Variables } from '../../../engine/index.ts';
import { fileKeys, filesNamed, type NamedFile } from '../../../rules/form.ts';
import type { FormSchema } from '../../../rules/schema/form.ts';
import type { Actor } from '../../actor.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';
import { type CommandRun, placeOf } from '../../execution/command-run.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { countOfRecord, idsOfPresent, type UsableFile, usableFiles } from './attachment.repository.ts';

/** Values of a form as they were sent, or as it started. */
type Given = Readonly<Record<string, unknown>>;

/** Files a form may name now, by id. */
export type FilesAtHand = ReadonlyMap<string, UsableFile>;

const mostPerRecord = 200;

/** The files that values of a form name and a person may give to a record, locked until the transaction ends. */
export async function filesAtHand(
  run: CommandRun,
  schema: FormSchema,
  values: readonly Given[],
  owner: { readonly actor: Actor; readonly record: RecordDraft | null },
): Promise<FilesAtHand> {
  const ids = values.flatMap((given) => filesNamed(schema.components, given)).map(({ id }) => id);
  const recordId = owner.record?.id ?? null;
  const usable = await usableFiles(run.tx, ids, { userId: owner.actor.userId, recordId });
  return new Map(usable.map((file) => [file.id, file]));
}

/**
 * The values of a form with what its fields for several files have had so far: a form adds files, and removing one is
 * a step of its own, with a reason. Files that were removed since are left out.
 */
export function withFilesKept(schema: FormSchema, sent: Given, before: Given, atHand: FilesAtHand): Given {
  const kept = fileKeys(schema.components).flatMap(({ key, several }): [string, unknown][] => {
    const had = idsOf(before[key]);
    const earlier = had.filter((id) => (atHand.get(id)?.record_id ?? null) !== null);
    const value = sent[key];
    // What is no list of ids is left to be refused.
    if (value !== undefined && value !== null && !isIds(value)) return [];
    const given = idsOf(value).filter((id) => atHand.has(id) || !had.includes(id));
    const together = several ? [...new Set([...earlier, ...given])] : given;
    return value === undefined && together.length === 0 ? [] : [[key, together]];
  });
  return { ...sent, ...Object.fromEntries(kept) };
}

/** Start values of a form without the files that were removed since. */
export async function withoutGoneFiles(reader: Reader, schema: FormSchema, values: Variables): Promise<Variables> {
  const keys = fileKeys(schema.components).map(({ key }) => key);
  const ids = keys.flatMap((key) => idsOf(values[key]));
  if (ids.length === 0) return values;
  const there = new Set(await idsOfPresent(reader, ids));
  const filtered = keys.flatMap((key): [string, Variables[string]][] =>
    values[key] === undefined ? [] : [[key, idsOf(values[key]).filter((id) => there.has(id))]],
  );
  return { ...values, ...Object.fromEntries(filtered) };
}

/** Binds the files a form names to its record; each is told once in the record's history. */
export async function takeFiles(
  run: CommandRun,
  record: RecordDraft,
  { schema, values, atHand }: { readonly schema: FormSchema; readonly values: Variables; readonly atHand: FilesAtHand },
): Promise<void> {
  const named = new Map(filesNamed(schema.components, values).map((file) => [file.id, file]));
  const fresh = [...named.values()].flatMap((name) => {
    const file = atHand.get(name.id);
    return file && file.record_id === null ? [{ file, name }] : [];
  });
  await bindFiles(run, record, fresh);
}

/** @throws {RequestError} `TOO_LARGE` when the record would have more files than one may have */
export async function bindFiles(
  run: CommandRun,
  record: RecordDraft,
  files: readonly { readonly file: UsableFile; readonly name: NamedFile | null }[],
): Promise<void> {
  if (files.length === 0) return;
  const before = record.isNew ? 0 : await countOfRecord(run.tx, record.id);
  if (before + files.length > mostPerRecord)
    throw new RequestError('TOO_LARGE', `a record has at most ${mostPerRecord} files`, {
      params: { mostFiles: mostPerRecord },
    });
  for (const { file, name } of files) {
    run.rows.statement(
      `UPDATE attachment SET record_id = ?, field = ?, label = ?, task_id = ?, attached_by = ?, attached_at = ?
       WHERE id = ? AND record_id IS NULL`,
      [
        record.id,
        name?.key ?? null,
        name ? JSON.stringify(name.label) : null,
        run.initiator.taskId,
        run.initiator.userId,
        run.now,
        file.id,
      ],
    );
    const details = { attachmentId: file.id, name: file.name, size: file.size, sha256: file.sha256 };
    run.history({ lifecycle: 'attached', details }, placeOf(record));
    run.audit({ action: 'attached', entityType: 'record', entityId: record.id, details });
  }
  const ids = files.map(({ file }) => file.id);
  record.write({ attachments: [...new Set([...idsOf(record.fields['attachments']), ...ids])] });
}

/** Keys of the fields whose files a record has. */
export async function fileKindsOf(tx: Transaction, recordId: string | null): Promise<ReadonlySet<string>> {
  if (recordId === null) return new Set();
  const rows = await tx.query<{ field: string | null }>(
    'SELECT DISTINCT field FROM attachment WHERE record_id = ? AND removed_at IS NULL',
    [recordId],
  );
  return new Set(rows.flatMap(({ field }) => field ?? []));
}

/** Ids in the value of a field for files. */
export function idsOf(value: unknown): readonly string[] {
  return isIds(value) ? value : [];
}

function isIds(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((id) => typeof id === 'string');
}
