import type { Transaction } from '../../database/unit-of-work.ts';
import type { RuleSetId, RuleSetVersion } from './rule-set-version.ts';

type Source = Pick<Transaction, 'query'>;

interface VersionRow {
  readonly id: string;
  readonly rule_set: string;
  readonly number: number;
  readonly content: string;
  readonly content_hash: string;
  readonly origin: RuleSetVersion['origin'];
  readonly based_on: number | null;
  readonly authors: string;
  readonly published_by: string | null;
  readonly reason: string | null;
  readonly created_at: string;
  readonly effective_at: string;
  readonly in_force_at: string | null;
}

/** Adds a version; one with its number that another node added first stands. */
export async function insertVersion(tx: Transaction, version: RuleSetVersion): Promise<void> {
  await tx.execute(
    `INSERT INTO rule_set_version (id, rule_set, number, content, content_hash, origin, based_on, authors,
       published_by, reason, created_at, effective_at, in_force_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (rule_set, number) DO NOTHING`,
    [
      version.id,
      version.ruleSet,
      version.number,
      version.text,
      version.contentHash,
      version.origin,
      version.basedOn,
      JSON.stringify(version.authors),
      version.publishedBy,
      version.reason,
      version.createdAt,
      version.effectiveAt,
      version.inForceAt,
    ],
  );
}

/** Versions of one rule set, or of all, in the order of their numbers. */
export async function findVersions(source: Source, id?: RuleSetId): Promise<readonly RuleSetVersion[]> {
  const rows = await source.query<VersionRow>(
    `SELECT * FROM rule_set_version ${id === undefined ? '' : 'WHERE rule_set = ?'} ORDER BY rule_set, number`,
    id === undefined ? [] : [id],
  );
  return rows.map(versionOf);
}

/** A version by its id, e.g. `shared.priority:2`. */
export async function findVersion(source: Source, id: string): Promise<RuleSetVersion | undefined> {
  const [row] = await source.query<VersionRow>('SELECT * FROM rule_set_version WHERE id = ?', [id]);
  return row && versionOf(row);
}

export async function markInForce(tx: Transaction, id: string): Promise<void> {
  await tx.execute('UPDATE rule_set_version SET in_force_at = ? WHERE id = ? AND in_force_at IS NULL', [tx.now, id]);
}

function versionOf(row: VersionRow): RuleSetVersion {
  return {
    id: row.id,
    ruleSet: row.rule_set,
    number: row.number,
    text: row.content,
    contentHash: row.content_hash,
    origin: row.origin,
    basedOn: row.based_on,
    authors: JSON.parse(row.authors) as string[],
    publishedBy: row.published_by,
    reason: row.reason,
    createdAt: new Date(row.created_at),
    effectiveAt: new Date(row.effective_at),
    inForceAt: row.in_force_at === null ? null : new Date(row.in_force_at),
  };
}
