import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import type { Reader } from '../../database/unit-of-work.ts';
import type { FileStore } from './file-store.ts';

/** Where database and file store disagree. */
export interface Disagreement {
  readonly type: 'missing' | 'changed' | 'orphan';
  readonly id: string;
  /** Name of the file, and the record it belongs to; empty for an orphan. */
  readonly name: string;
  readonly record: string;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly number: string | null;
}

/** Reads every file that the database knows of and compares its hash; files nothing knows of are orphans. */
export async function compareStore(reader: Reader, files: FileStore): Promise<readonly Disagreement[]> {
  const rows = await reader.query<Row>(
    `SELECT a.id, a.name, a.sha256, r.number FROM attachment a LEFT JOIN record r ON r.id = a.record_id
     WHERE a.removed_at IS NULL ORDER BY a.uploaded_at, a.id`,
  );
  const found: Disagreement[] = [];
  for (const { id, name, sha256, number } of rows) {
    const hash = await hashOf(files, id);
    if (hash !== sha256) found.push({ type: hash === null ? 'missing' : 'changed', id, name, record: number ?? '' });
  }
  const known = new Set(rows.map(({ id }) => id));
  const orphans = (await files.ids()).filter((id) => !known.has(id));
  return [...found, ...orphans.map((id) => ({ type: 'orphan' as const, id, name: '', record: '' }))];
}

async function hashOf(files: FileStore, id: string): Promise<string | null> {
  if (!(await files.has(id))) return null;
  const hash = createHash('sha256');
  await pipeline(await files.read(id), hash);
  return hash.digest('hex');
}
