import type { RecordType } from '../../rules/schema/record-type.ts';
import type { Transaction } from '../database/unit-of-work.ts';

/** What the numbers of a record type depend on. */
type Numbered = Pick<RecordType, 'prefix' | 'numbering'>;

/**
 * The next number of a record type, e.g. `INC000123`. The sequence row is counted up in the transaction that creates
 * the record, so a number that is rolled back is given again and no gap appears.
 */
export async function nextNumber(tx: Transaction, type: Numbered): Promise<string> {
  const [number] = await nextNumbers(tx, type, 1);
  if (number === undefined) throw new RangeError('one number was asked for');
  return number;
}

/** As `nextNumber`, for several records at once, in order. */
export async function nextNumbers(tx: Transaction, type: Numbered, count: number): Promise<readonly string[]> {
  if (count === 0) return [];
  const { digits = 6, yearly = false } = type.numbering ?? {};
  const prefix = yearly ? `${type.prefix}${tx.now.getUTCFullYear()}` : type.prefix;
  const [row] = await tx.query<{ last: number }>(
    `INSERT INTO number_sequence (prefix, last) VALUES (?, ?)
     ON CONFLICT (prefix) DO UPDATE SET last = number_sequence.last + excluded.last RETURNING last`,
    [prefix, count],
  );
  const first = (row?.last ?? count) - count + 1;
  return Array.from({ length: count }, (_, index) => `${prefix}${String(first + index).padStart(digits, '0')}`);
}
