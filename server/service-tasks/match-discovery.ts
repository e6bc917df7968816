import { z } from 'zod';
import { placeholders } from '../database/list-sql.ts';
import type { Transaction } from '../database/unit-of-work.ts';
import {
  differencesFound,
  type FoundDifference,
  type FoundItem,
  foundItem,
  foundName,
} from '../features/configuration-item/found-item.ts';
import { loadItems, noteSeen } from '../features/configuration-item/item.repository.ts';
import type { Item } from '../features/configuration-item/item.ts';
import { matchByKeys } from '../features/configuration-item/match-by-keys.ts';
import { defineServiceTask, type ServiceContext } from './service-task.ts';

/** Differences reported at once: as many as a list of a process may hold. What is left is found again next time. */
const mostReported = 1000;

const difference = z.object({
  attribute: z.string(),
  recorded: z.string(),
  found: z.json(),
  text: z.string(),
});

const differing = z.object({
  /** The same difference found again joins the case that is open. */
  key: z.string(),
  itemId: z.string().nullable(),
  itemName: z.string(),
  kind: z.enum(['differs', 'unknown-item', 'not-seen']),
  differences: z.array(difference),
});
type Differing = z.output<typeof differing>;

/**
 * Compares what discovery has found with the configuration items: by serial number, then host name and type, then IP
 * address. What is as recorded is only noted as seen.
 */
export const matchDiscovery = defineServiceTask({
  inputs: z.object({
    items: z.array(foundItem).max(1000),
    /** When it was found. */
    at: z.string(),
  }),
  outputs: z.object({
    same: z.int(),
    differing: z.array(differing),
  }),
  run: async (tx, { items, at: foundAt }, context) => {
    const at = new Date(foundAt).toISOString();
    const { types } = context.parts.items.model;
    const matched = await matchByKeys(tx, items);
    const stored = await loadItems(
      tx,
      matched.flatMap((id) => id ?? []),
      true,
    );
    const found = items.map((item, index): Differing | null => {
      const recorded = stored.get(matched[index] ?? '');
      if (!recorded) return unknown(item);
      const differences = differencesFound(recorded, item, types);
      return differences.length === 0 ? null : differs(recorded, differences);
    });
    const missed = await notSeen(tx, at, [...stored.keys()], context);
    await noteSeen(tx, [...stored.values()], at);
    const all = [...found.filter((each) => each !== null), ...missed];
    return { same: found.filter((each) => each === null).length, differing: all.slice(0, mostReported) };
  },
});

function differs({ id, fields }: Item, differences: readonly FoundDifference[]): Differing {
  return { key: `item:${id}`, itemId: id, itemName: fields.name, kind: 'differs', differences: [...differences] };
}

function unknown(item: FoundItem): Differing {
  const name = foundName(item);
  const values = {
    name,
    type: item.type,
    status: 'live',
    ...Object.fromEntries(Object.entries(item.attributes).map(([key, value]) => [`attributes.${key}`, value])),
  };
  return {
    key: `new:${item.type}:${name.toLowerCase()}`,
    itemId: null,
    itemName: name,
    kind: 'unknown-item',
    differences: Object.entries(values).map(([attribute, value]) => ({
      attribute,
      recorded: '–',
      found: value,
      text: `${attribute.replace(/^attributes\./, '')}: ${String(value)}`,
    })),
  };
}

/** Items in use that discovery has found before, and not for so many days. */
async function notSeen(
  tx: Transaction,
  at: string,
  seen: readonly string[],
  { parts }: ServiceContext,
): Promise<readonly Differing[]> {
  const { types, unseenAfterDays } = parts.items.model.types;
  const discovered = types.filter((each) => each.discovered).map(({ type }) => type);
  if (discovered.length === 0) return [];
  const before = new Date(Date.parse(at) - unseenAfterDays * 86_400_000).toISOString();
  const rows = await tx.query<{ id: string; title: string; status: string; seen_at: string }>(
    `SELECT r.id, r.title, r.status, s.text_value AS seen_at FROM record_field s
     JOIN record r ON r.id = s.record_id JOIN record_field t ON t.record_id = r.id AND t.key = 'type'
     WHERE s.type = 'configuration-item' AND s.key = 'lastSeenAt' AND s.text_value < ?
     AND r.status IN ('live', 'maintenance') AND t.text_value IN (${placeholders(discovered)}) ORDER BY s.text_value, r.id`,
    [before, ...discovered],
  );
  return rows
    .filter(({ id }) => !seen.includes(id))
    .map(({ id, title, status, seen_at: seenAt }) => ({
      key: `item:${id}`,
      itemId: id,
      itemName: title,
      kind: 'not-seen' as const,
      differences: [
        { attribute: 'status', recorded: status, found: 'retired', text: `status: ${status} (${seenAt.slice(0, 10)})` },
      ],
    }));
}
