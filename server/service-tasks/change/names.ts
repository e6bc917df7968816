import type { Reader } from '../../database/unit-of-work.ts';
import { among } from '../../master-data/master-data.ts';

/** How items, services and people are called in lists, by id: names of items and codes of services need no language. */
export async function namesOf(
  reader: Pick<Reader, 'query'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = among('id', [...new Set(ids)]);
  const rows = await reader.query<{ id: string; type: string; fields: string }>(
    `SELECT id, type, fields FROM record WHERE type IN ('configuration-item', 'service', 'user') AND (${wanted.sql})`,
    wanted.params,
  );
  return new Map(rows.map(({ id, type, fields }) => [id, nameIn(type, JSON.parse(fields), id)]));
}

function nameIn(type: string, fields: { name?: unknown; code?: unknown }, id: string): string {
  if (type === 'service') return String(fields.code ?? id);
  const { name } = fields;
  if (typeof name === 'string') return name;
  const { zh, en } = (name ?? {}) as { zh?: string; en?: string };
  return [zh, en].filter((text) => text !== undefined).join(' ') || id;
}
