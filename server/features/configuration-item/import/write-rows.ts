import type { Transaction } from '../../../database/unit-of-work.ts';
import { RequestError } from '../../../errors.ts';
import type { ItemCause } from '../item.repository.ts';
import type { ItemChange, ItemChangeService } from '../item-change.service.ts';
import {
  failRow,
  type ImportRecord,
  moveRows,
  nextRows,
  type RowContent,
  type RowRecord,
  type RowStep,
} from './import.repository.ts';

/** Rows per transaction: short enough that nobody waits for it. */
const rowsAtOnce = 250;

/**
 * Writes the next rows of a file: items first, what they are to one another when all of them are there.
 *
 * @returns false when none was left
 */
export async function writeNextRows(
  tx: Transaction,
  file: ImportRecord,
  items: ItemChangeService,
  requestId: string | null,
): Promise<boolean> {
  const cause: ItemCause = {
    actorId: file.applied_by,
    authority: file.authority,
    reason: file.reason,
    manual: file.authority === null,
    source: 'import',
    requestId,
  };
  for (const step of ['checked', 'written'] as const) {
    const rows = await nextRows(tx, file.id, step, rowsAtOnce);
    if (rows.length === 0) continue;
    await writeTogether(tx, file.id, rows.map(step === 'checked' ? valuesOf : relationsOf), { items, cause });
    return true;
  }
  return false;
}

/** A row with what is to be written of it, and how far it is then. */
interface Writing {
  readonly row: RowRecord;
  readonly change: ItemChange;
  readonly to: RowStep;
}

function valuesOf(row: RowRecord): Writing {
  const { changes, relations } = JSON.parse(row.content) as RowContent;
  const { item_id: id } = row;
  const change = row.outcome === 'create' ? { itemId: null, newId: id, changes } : { itemId: id, changes };
  return { row, change, to: relations === null ? 'done' : 'written' };
}

function relationsOf(row: RowRecord): Writing {
  const { relations } = JSON.parse(row.content) as RowContent;
  return { row, change: { itemId: row.item_id, changes: { relations: [...(relations ?? [])] } }, to: 'done' };
}

/** All at once, which is fast; when one is refused each by itself, so that only that one fails. */
async function writeTogether(
  tx: Transaction,
  importId: string,
  writings: readonly Writing[],
  by: { readonly items: ItemChangeService; readonly cause: ItemCause },
): Promise<void> {
  try {
    await by.items.change(
      tx,
      writings.map(({ change }) => change),
      by.cause,
    );
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    const [only] = writings;
    if (only && writings.length === 1) return failRow(tx, importId, only.row.row_number, findingsOf(error));
    for (const writing of writings) await writeTogether(tx, importId, [writing], by);
    return;
  }
  for (const step of ['written', 'done'] as const) {
    const rows = writings.filter(({ to }) => to === step).map(({ row }) => row.row_number);
    await moveRows(tx, importId, rows, step);
  }
}

function findingsOf({ errors, code, params }: RequestError): RequestError['errors'] {
  return errors.length > 0 ? errors : [{ path: 'row', code, params: { ...params } }];
}
