import type { Variables } from '../../../engine/index.ts';
import { type Interval, overlaps } from '../../../rules/change-schedule/interval.ts';
import { placeholders } from '../../database/list-sql.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { type Condition, everything } from '../../master-data/master-data.ts';
import { type CalendarChange, calendarChange, type WindowedRecord } from './planned-change.ts';

const dayMs = 86_400_000;

/** From approval to the end of the work: what others must not collide with. */
export const bindingStatuses = ['approved', 'scheduled', 'implementing', 'verifying', 'backing-out'] as const;

/** Which changes are looked for. */
interface Wanted {
  readonly statuses: readonly string[];
  /** No window is longer, so nothing that begins earlier is looked at. */
  readonly longestDays: number;
  /** On `record r`; left out: all, which is for checks and never for people. */
  readonly condition?: Condition;
}

interface Row {
  readonly id: string;
  readonly number: string;
  readonly status: string;
  readonly fields: string;
}

/**
 * Changes whose window shares time with a stretch, by its index over planned starts.
 *
 * @param drafts changes the transaction has not written yet; they count in place of what is stored
 */
export async function changesWithin(
  reader: Pick<Reader, 'query'>,
  stretch: Interval,
  { statuses, longestDays, condition = everything }: Wanted,
  drafts: readonly WindowedRecord[] = [],
): Promise<readonly CalendarChange[]> {
  // Texts carry offsets of up to half a day, so a day of room on both sides; what is exact is compared below.
  const text = (instant: number) => new Date(instant).toISOString();
  const rows = await reader.query<Row>(
    `SELECT r.id, r.number, r.status, r.fields FROM record_field s JOIN record r ON r.id = s.record_id
     WHERE s.type = 'change' AND s.key = 'plannedStart' AND s.text_value >= ? AND s.text_value <= ?
       AND r.status IN (${placeholders(statuses)}) AND (${condition.sql})`,
    [text(stretch.from - (longestDays + 1) * dayMs), text(stretch.to + dayMs), ...statuses, ...condition.params],
  );
  const written = new Set(drafts.map(({ id }) => id));
  const stored = rows
    .filter(({ id }) => !written.has(id))
    .map((row): WindowedRecord => ({ ...row, fields: JSON.parse(row.fields) as Variables }));
  return [...stored, ...drafts.filter(({ status }) => statuses.includes(status))]
    .flatMap((record) => calendarChange(record) ?? [])
    .filter((change) => overlaps(change, stretch))
    .toSorted((a, b) => a.from - b.from || a.number.localeCompare(b.number));
}
