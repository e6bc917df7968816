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

/** Databases bound how many values a statement may have. */
const idsAtOnce = 5000;

/** Names of master data by id; ids nothing has are left out. */
export async function datumNames(
  reader: Pick<Reader, 'query'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Named>> {
  const wanted = [...new Set(ids)];
  const names = new Map<string, Named>();
  for (let from = 0; from < wanted.length; from += idsAtOnce) {
    const some = among('id', wanted.slice(from, from + idsAtOnce));
    const rows = await reader.query<{ id: string; type: string; fields: string }>(
      `SELECT id, type, fields FROM record WHERE type IN (${named}) AND (${some.sql})`,
      some.params,
    );
    for (const { id, type, fields } of rows) {
      const { name, code } = JSON.parse(fields) as { name?: unknown; code?: unknown };
      names.set(id, { type, name: localizedName(name, id), code: typeof code === 'string' ? code : null });
    }
  }
  return names;
}

/** A name in every language; of one that has none, its id. */
function localizedName(name: unknown, id: string): Localized {
  if (typeof name === 'string') return { en: name, zh: name };
  const { en, zh } = (name ?? {}) as Partial<Localized>;
  return { en: en ?? zh ?? id, zh: zh ?? en ?? id };
}
