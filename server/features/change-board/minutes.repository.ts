import { z } from 'zod';
import { minutes as minutesContract } from '../../contract/change-board.ts';
import { insertMany } from '../../database/insert-many.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import { digest } from '../../execution/audit-row.ts';

const { attendees, remarks, items } = minutesContract.shape;
const content = z.strictObject({ attendees, remarks, items });

/** What minutes say. */
export type MinutesContent = z.infer<typeof content>;

/** Minutes as they are kept. */
export interface StoredMinutes {
  readonly id: string;
  readonly heldOn: string;
  readonly writtenAt: string;
  readonly writtenBy: string;
  readonly content: MinutesContent;
  readonly contentHash: string;
}

interface Row {
  readonly id: string;
  readonly held_on: string;
  readonly written_at: string;
  readonly written_by: string;
  readonly content: string;
  readonly content_hash: string;
}

const most = 100;

export async function insertMinutes(
  tx: Transaction,
  { id, heldOn, writtenBy, content: said }: Omit<StoredMinutes, 'writtenAt' | 'contentHash'>,
): Promise<string> {
  const contentHash = digest(said);
  await insertMany(tx, 'board_minutes', [
    {
      ...{ id, held_on: heldOn, written_at: tx.now, written_by: writtenBy },
      ...{ content: JSON.stringify(said), content_hash: contentHash },
    },
  ]);
  return contentHash;
}

/** The latest first; of one day when it is named. */
export async function latestMinutes(reader: Pick<Reader, 'query'>, heldOn?: string): Promise<readonly StoredMinutes[]> {
  const rows = await reader.query<Row>(
    `SELECT * FROM board_minutes ${heldOn === undefined ? '' : 'WHERE held_on = ?'}
     ORDER BY held_on DESC, written_at DESC, id LIMIT ${most}`,
    heldOn === undefined ? [] : [heldOn],
  );
  return rows.map(stored);
}

/** Days since a day, included, of which minutes were written. */
export async function daysWithMinutes(reader: Pick<Reader, 'query'>, since: string): Promise<ReadonlySet<string>> {
  const rows = await reader.query<{ held_on: string }>(
    'SELECT DISTINCT held_on FROM board_minutes WHERE held_on >= ?',
    [since],
  );
  return new Set(rows.map((row) => row.held_on));
}

export async function findMinutes(reader: Pick<Reader, 'query'>, id: string): Promise<StoredMinutes | undefined> {
  const [row] = await reader.query<Row>('SELECT * FROM board_minutes WHERE id = ?', [id]);
  return row && stored(row);
}

function stored(row: Row): StoredMinutes {
  return {
    id: row.id,
    heldOn: row.held_on,
    writtenAt: new Date(row.written_at).toISOString(),
    writtenBy: row.written_by,
    content: content.parse(JSON.parse(row.content)),
    contentHash: row.content_hash,
  };
}
