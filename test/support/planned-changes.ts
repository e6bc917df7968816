import { insertMany } from '../../server/database/insert-many.ts';
import type { UnitOfWork } from '../../server/database/unit-of-work.ts';

/** A change with a window, as far as calendar and checks look at it. */
export interface PlacedChange {
  readonly number: string;
  readonly title?: string;
  readonly status?: string;
  /** ISO 8601. */
  readonly start: string;
  readonly end: string;
  readonly ciIds?: readonly string[];
  readonly serviceIds?: readonly string[];
  readonly implementerId?: string;
  readonly restricted?: boolean;
  /** Further fields of the record. */
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** Puts changes into the register as their processes left them; the record's id is its number in small letters. */
export function putPlannedChanges(unitOfWork: UnitOfWork, changes: readonly PlacedChange[]): Promise<void> {
  return unitOfWork(async (tx) => {
    const common = { type: 'change', process_id: 'change', created_at: tx.now, updated_at: tx.now, lock_version: 1 };
    const placed = changes.map((change) => {
      const { number, title = number, start, end, ciIds = [], serviceIds = [], implementerId = null } = change;
      const fields = {
        title,
        plannedStart: start,
        plannedEnd: end,
        ciIds,
        serviceIds,
        implementerId,
        ...change.fields,
      };
      return { ...change, id: number.toLowerCase(), title, status: change.status ?? 'scheduled', fields };
    });
    await insertMany(
      tx,
      'record',
      placed.map(({ id, number, title, status, restricted = false, fields }) => ({
        ...common,
        ...{ id, number, title, status, stage: status, search_text: title, fields: JSON.stringify(fields), restricted },
      })),
    );
    await insertMany(
      tx,
      'record_field',
      placed.map(({ id, start }) => ({
        ...{ record_id: id, type: 'change', key: 'plannedStart' },
        text_value: new Date(start).toISOString(),
      })),
    );
  });
}
