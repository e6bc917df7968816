import { z } from 'zod';
import type { Transaction } from '../database/unit-of-work.ts';
import { itemFields } from '../features/configuration-item/item.ts';
import { defineServiceTask } from './service-task.ts';

const day = 86_400_000;
/** Ends further away than this are not looked at; the rules say which of the rest matter. */
const horizonDays = 366;
/** As many as a list of a process may hold, those that end first. */
const mostLookedAt = 1000;

const candidate = z.object({
  itemId: z.string(),
  itemName: z.string(),
  ownerId: z.string().nullable(),
  check: z.enum(['licence', 'warranty', 'support', 'disposal']),
  /** Licences used beyond those owned. */
  over: z.int().nullable(),
  daysLeft: z.int().nullable(),
  detail: z.string(),
});
type Candidate = z.output<typeof candidate>;

/** Assets somebody may have to decide on: licences with their use, dates that come, disposals without proof. */
export const findAssetCandidates = defineServiceTask({
  inputs: z.object({ at: z.string() }),
  outputs: z.object({ candidates: z.array(candidate) }),
  run: async (tx, { at }) => {
    const rows = await tx.query<{ id: string; status: string; fields: string }>(
      `SELECT id, status, fields FROM record WHERE type = 'configuration-item' ORDER BY number`,
    );
    const used = await licencesUsed(tx);
    const all = rows.flatMap(({ id, status, fields }) =>
      candidatesOf(id, status, itemFields.parse(JSON.parse(fields)), used, at),
    );
    return { candidates: all.toSorted((a, b) => (a.daysLeft ?? 0) - (b.daysLeft ?? 0)).slice(0, mostLookedAt) };
  },
});

async function licencesUsed(tx: Transaction): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ item_id: string; n: number }>(
    `SELECT item_id, COUNT(*) AS n FROM item_relation WHERE outgoing = 0 AND type = 'licensed-by' GROUP BY item_id`,
  );
  return new Map(rows.map(({ item_id, n }) => [item_id, n]));
}

function candidatesOf(
  itemId: string,
  status: string,
  { name, ownerId, asset }: z.output<typeof itemFields>,
  used: ReadonlyMap<string, number>,
  at: string,
): readonly Candidate[] {
  const of = (check: Candidate['check'], more: Partial<Candidate>): Candidate => ({
    itemId,
    itemName: name,
    ownerId,
    check,
    over: null,
    daysLeft: null,
    detail: '',
    ...more,
  });
  const isDisposed = status === 'disposed';
  const ends = (check: 'warranty' | 'support', date: string | null): readonly Candidate[] => {
    if (date === null || isDisposed || status === 'retired') return [];
    const daysLeft = Math.floor((Date.parse(date) - Date.parse(at.slice(0, 10))) / day);
    return daysLeft > horizonDays ? [] : [of(check, { daysLeft, detail: date })];
  };
  const owned = asset.licenceCount;
  const inUse = used.get(itemId) ?? 0;
  return [
    ...(owned === null || isDisposed ? [] : [of('licence', { over: inUse - owned, detail: `${inUse} / ${owned}` })]),
    ...ends('warranty', asset.warrantyEnd),
    ...ends('support', asset.supportEnd),
    ...(isDisposed && asset.erasureProof === null ? [of('disposal', { detail: asset.tag ?? '' })] : []),
  ];
}
