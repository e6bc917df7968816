import type { Localized } from '../contract/common.ts';
import type { Reader } from '../database/unit-of-work.ts';
import { among } from './master-data.ts';

/** What something of the master data is called. */
interface Named {
  readonly type: string;
  readonly name: Localized;
  /** Short name of a service. */
  readonly code: string | null;
}

const named = `'configuration-item', 'service', 'user', 'group', 'customer', 'cost-centre'`;

/** Names of master data by id; ids nothing has are left out. */
export async function datumNames(
  reader: Pick<Reader, 'query'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  const wanted = among('id', [...new Set(ids)]);
  const rows = await reader.query<{ id: string; type: string; fields: string }>(
    `SELECT id, type, fields FROM record WHERE type IN (${named}) AND (${wanted.sql})`,
    wanted.params,
  );
  return new Map(
    rows.map(({ id, type, fields }): [string, Named] => {
      const { name, code } = JSON.parse(fields) as { name?: unknown; code?: unknown };
      return [id, { type, name: localizedName(name, id), code: typeof code === 'string' ? code : null }];
    }),
  );
}

/** A name in every language; of one that has none, its id. */
function localizedName(name: unknown, id: string): Localized {
  if (typeof name === 'string') return { en: name, zh: name };
  const { en, zh } = (name ?? {}) as Partial<Localized>;
  return { en: en ?? zh ?? id, zh: zh ?? en ?? id };
}
