import type { ItemVersionView } from '../../contract/configuration-item.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';

interface VersionRow {
  readonly version: number;
  readonly at: string;
  readonly actor_id: string | null;
  readonly authority: string | null;
  readonly authority_type: string | null;
  readonly reason: string | null;
  readonly manual: number;
  readonly source: ItemVersionView['source'];
}

interface ChangeRow {
  readonly version: number;
  readonly attribute: string;
  readonly before_value: string;
  readonly after_value: string;
}

/** Every version of an item, the latest first, with what permitted it. */
export async function historyOf(reader: Reader, people: PersonDirectory, itemId: string): Promise<ItemVersionView[]> {
  const versions = await reader.query<VersionRow>(
    `SELECT v.version, v.at, v.actor_id, v.authority, r.type AS authority_type, v.reason, v.manual, v.source
     FROM item_version v LEFT JOIN record r ON r.number = v.authority WHERE v.item_id = ? ORDER BY v.version DESC`,
    [itemId],
  );
  const changes = await reader.query<ChangeRow>(
    'SELECT version, attribute, before_value, after_value FROM item_change WHERE item_id = ? ORDER BY version, attribute',
    [itemId],
  );
  const person = await people.refs(versions.map(({ actor_id }) => actor_id));
  return versions.map((row) => ({
    version: row.version,
    at: row.at,
    by: person(row.actor_id),
    authority: row.authority,
    authorityType: row.authority_type,
    reason: row.reason,
    manual: row.manual === 1,
    source: row.source,
    differences: changes
      .filter(({ version }) => version === row.version)
      .map(({ attribute, before_value, after_value }) => ({
        attribute,
        before: JSON.parse(before_value),
        after: JSON.parse(after_value),
      })),
  }));
}
