import { insertMany } from '../../database/insert-many.ts';
import type { Transaction } from '../../database/unit-of-work.ts';
import type { Item } from './item.ts';
import { keysOf } from './item-key.ts';

interface Write {
  readonly before: Item | null;
  readonly after: Item;
}

/** What stands beside the record of an item, by table: rows that came, and rows that went. */
interface SideTable {
  readonly table: string;
  rowsOf(item: Item): readonly Readonly<Record<string, string | number>>[];
}

/** Relations, services, keys, and what lists are filtered by. */
const sides: readonly SideTable[] = [
  {
    table: 'item_relation',
    rowsOf: ({ id, relations }) => relations.flatMap(({ type, target }) => bothEnds(id, type, target)),
  },
  {
    table: 'item_service',
    rowsOf: ({ id, services }) => services.map((service) => ({ item_id: id, service_id: service })),
  },
  {
    table: 'item_key',
    rowsOf: ({ id, fields }) => keysOf(fields).map(([kind, value]) => ({ item_id: id, kind, value })),
  },
  {
    table: 'record_field',
    rowsOf: ({ id, fields }) =>
      (['type', 'ownerId', 'environment'] as const).flatMap((key) => {
        const value = fields[key];
        return value === null ? [] : [{ record_id: id, type: 'configuration-item', key, text_value: value }];
      }),
  },
];

/** Brings the tables beside the records to what the items are now; what stays is left alone. */
export async function writeSides(tx: Transaction, writes: readonly Write[]): Promise<void> {
  for (const { table, rowsOf } of sides) {
    const added: Readonly<Record<string, string | number>>[] = [];
    for (const { before, after } of writes) {
      const old = new Map((before ? rowsOf(before) : []).map((row) => [JSON.stringify(row), row]));
      const now = new Map(rowsOf(after).map((row) => [JSON.stringify(row), row]));
      for (const [text, row] of old) if (!now.has(text)) await remove(tx, table, row);
      for (const [text, row] of now) if (!old.has(text)) added.push(row);
    }
    await insertMany(tx, table, added);
  }
}

async function remove(tx: Transaction, table: string, row: Readonly<Record<string, string | number>>): Promise<void> {
  const names = Object.keys(row);
  await tx.execute(
    `DELETE FROM ${table} WHERE ${names.map((name) => `${name} = ?`).join(' AND ')}`,
    Object.values(row),
  );
}

/** The two rows of a relation. */
export function bothEnds(source: string, type: string, target: string) {
  return [
    { item_id: source, outgoing: 1, type, other_id: target },
    { item_id: target, outgoing: 0, type, other_id: source },
  ];
}
