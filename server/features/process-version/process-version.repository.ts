import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import type { Deployment } from '../../process-package/deploy.ts';
import type { PackageFiles } from '../../process-package/package-files.ts';

/** A process version as stored. */
export interface StoredVersion {
  readonly id: string;
  readonly processId: string;
  readonly number: number;
  readonly contentHash: string;
  readonly files: PackageFiles;
}

interface VersionRow {
  readonly id: string;
  readonly process_id: string;
  readonly version: number;
  readonly content_hash: string;
  readonly files: string;
}

/** A version that was put in force; `isNew` when another one, or none, was in force before. */
export interface PutInForce {
  readonly id: string;
  readonly number: number;
  readonly isNew: boolean;
}

/** Nodes that start at once install one after the other: the second finds what the first has put in force. */
export async function takeInstallTurn(tx: Transaction): Promise<void> {
  if (tx.dialect === 'postgres') await tx.execute('LOCK TABLE process_version IN SHARE ROW EXCLUSIVE MODE');
}

/** The version with exactly these files, in force from now on; a new one when there was none. */
export async function putInForce(tx: Transaction, deployed: Deployment): Promise<PutInForce> {
  const { processId, contentHash } = deployed;
  const rows = await tx.query<{ id: string; version: number; content_hash: string; in_force: number }>(
    'SELECT id, version, content_hash, in_force FROM process_version WHERE process_id = ? ORDER BY version',
    [processId],
  );
  const same = rows.find((row) => row.content_hash === contentHash);
  if (same?.in_force === 1) return { id: same.id, number: same.version, isNew: false };

  await tx.execute('UPDATE process_version SET in_force = 0 WHERE process_id = ? AND in_force = 1', [processId]);
  if (same) {
    await tx.execute('UPDATE process_version SET in_force = 1 WHERE id = ?', [same.id]);
    return { id: same.id, number: same.version, isNew: true };
  }
  const number = (rows.at(-1)?.version ?? 0) + 1;
  const id = `${processId}:${number}`;
  await tx.execute(
    `INSERT INTO process_version (id, process_id, version, content_hash, files, rule_sets, in_force, installed_at)
     VALUES (?, ?, ?, ?, ?, ?, 1, ?)`,
    [
      id,
      processId,
      number,
      contentHash,
      JSON.stringify(Object.fromEntries(deployed.files)),
      JSON.stringify(deployed.ruleSets),
      tx.now,
    ],
  );
  return { id, number, isNew: true };
}

/** Takes processes out of force that are installed no more. @returns ids of their last versions */
export async function withdrawAllBut(tx: Transaction, processIds: readonly string[]): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string; process_id: string }>(
    'SELECT id, process_id FROM process_version ORDER BY in_force, version',
  );
  const last = new Map(rows.map((row) => [row.process_id, row.id]));
  for (const id of processIds) last.delete(id);
  for (const processId of last.keys())
    await tx.execute('UPDATE process_version SET in_force = 0 WHERE process_id = ? AND in_force = 1', [processId]);
  return [...last.values()];
}

/** A version by its id; undefined when there is none. */
export async function findVersion(reader: Reader, id: string): Promise<StoredVersion | undefined> {
  const [row] = await reader.query<VersionRow>('SELECT * FROM process_version WHERE id = ?', [id]);
  return row && stored(row);
}

/** A version by its number; undefined when there is none. */
export async function findVersionId(reader: Reader, processId: string, number: number): Promise<string | undefined> {
  const [row] = await reader.query<{ id: string }>(
    'SELECT id FROM process_version WHERE process_id = ? AND version = ?',
    [processId, number],
  );
  return row?.id;
}

/** Id of the version of a process that is in force; undefined when none is. */
export async function idInForce(tx: Transaction, processId: string): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>('SELECT id FROM process_version WHERE process_id = ? AND in_force = 1', [
    processId,
  ]);
  return row?.id;
}

/** Ids of every version in force, `shared` included. */
export async function idsInForce(reader: Pick<Reader, 'query'>): Promise<readonly string[]> {
  const rows = await reader.query<{ id: string }>('SELECT id FROM process_version WHERE in_force = 1');
  return rows.map(({ id }) => id);
}

/** The process of a version, by the id of the version. */
export function processOf(versionId: string): string {
  return versionId.slice(0, versionId.lastIndexOf(':'));
}

function stored(row: VersionRow): StoredVersion {
  const files = JSON.parse(row.files) as Readonly<Record<string, string>>;
  return {
    id: row.id,
    processId: row.process_id,
    number: row.version,
    contentHash: row.content_hash,
    files: new Map(Object.entries(files)),
  };
}
