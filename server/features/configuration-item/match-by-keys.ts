import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { type KeyKind, keysOf } from './item-key.ts';

/** What is looked for: a type, and the attributes it may be recognized by. */
export interface Recognizable {
  readonly type: string;
  readonly attributes: Readonly<Record<string, string | number | boolean | null>>;
}

interface KeyRow {
  readonly item_id: string;
  readonly kind: KeyKind;
  readonly value: string;
  readonly type: string;
}

const valuesAtOnce = 5_000;

/**
 * Which stored item each one is: by serial number, else by host name among items of its type, else by IP address. A key
 * several items have recognizes none of them, and the next one is tried.
 *
 * @returns one id per entry of `wanted`; undefined where nothing fits
 */
export async function matchByKeys(
  reader: Pick<Reader, 'query'>,
  wanted: readonly Recognizable[],
): Promise<readonly (string | undefined)[]> {
  const index = await indexOf(reader, wanted);
  return wanted.map(({ type, attributes }) => {
    for (const [kind, value] of keysOf({ attributes })) {
      const rows = index.get(`${kind} ${value}`) ?? [];
      const fitting = kind === 'hostname' ? rows.filter((row) => row.type === type) : rows;
      const [only] = fitting;
      if (only && fitting.length === 1) return only.item_id;
    }
    return undefined;
  });
}

async function indexOf(
  reader: Pick<Reader, 'query'>,
  wanted: readonly Recognizable[],
): Promise<ReadonlyMap<string, readonly KeyRow[]>> {
  const values = [...new Set(wanted.flatMap((each) => keysOf(each).map(([, value]) => value)))];
  const index = new Map<string, KeyRow[]>();
  for (let first = 0; first < values.length; first += valuesAtOnce) {
    const some = values.slice(first, first + valuesAtOnce);
    const rows = await reader.query<KeyRow>(
      `SELECT k.item_id, k.kind, k.value, t.text_value AS type FROM item_key k
       JOIN record r ON r.id = k.item_id AND r.status <> 'disposed'
       JOIN record_field t ON t.record_id = k.item_id AND t.key = 'type'
       WHERE k.kind IN ('serial', 'hostname', 'ip') AND k.value IN (${placeholders(some)}) ORDER BY k.item_id`,
      some,
    );
    for (const row of rows)
      index.set(`${row.kind} ${row.value}`, [...(index.get(`${row.kind} ${row.value}`) ?? []), row]);
  }
  return index;
}
