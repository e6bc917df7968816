import { type Calendar, calendar as calendarSchema } from '../../../rules/schema/calendar.ts';
import type { Reader, Transaction } from '../../database/unit-of-work.ts';
import { keptByContent } from '../../kept-by-content.ts';

/** A calendar as it was published. */
export interface CalendarVersion {
  readonly calendar: Calendar;
  /** 1, 2, 3 ... of each calendar. */
  readonly version: number;
  /** `package`: from the installed files; `draft`: edited here and approved. */
  readonly origin: 'package' | 'draft';
  readonly draftId: string | null;
  readonly publishedAt: string;
  readonly publishedBy: string | null;
  readonly reason: string | null;
}

export type NewVersion = Omit<CalendarVersion, 'publishedAt'>;

interface VersionRow {
  readonly version: number;
  readonly content: string;
  readonly origin: CalendarVersion['origin'];
  readonly draft_id: string | null;
  readonly published_at: string;
  readonly published_by: string | null;
  readonly reason: string | null;
}

/** A version never changes, and every node reads all of them again and again. */
const calendarIn = keptByContent((content) => calendarSchema.parse(JSON.parse(content)));

/** How many versions there are: they are only ever added. */
export async function countVersions(reader: Pick<Reader, 'query'>): Promise<number> {
  const [row] = await reader.query<{ n: number }>('SELECT COUNT(*) AS n FROM calendar_version');
  return row?.n ?? 0;
}

/** Every version, those of one calendar in their order. */
export async function listVersions(reader: Pick<Reader, 'query'>): Promise<readonly CalendarVersion[]> {
  const rows = await reader.query<VersionRow>('SELECT * FROM calendar_version ORDER BY calendar_id, version');
  return rows.map((row) => ({
    calendar: calendarIn(row.content),
    version: row.version,
    origin: row.origin,
    draftId: row.draft_id,
    publishedAt: row.published_at,
    publishedBy: row.published_by,
    reason: row.reason,
  }));
}

/** Adds a version; the primary key refuses a second one of the same number. */
export async function addVersion(tx: Transaction, added: NewVersion): Promise<void> {
  await tx.execute(
    `INSERT INTO calendar_version (calendar_id, version, content, origin, draft_id, published_at, published_by, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      added.calendar.id,
      added.version,
      JSON.stringify(added.calendar),
      added.origin,
      added.draftId,
      tx.now,
      added.publishedBy,
      added.reason,
    ],
  );
}
