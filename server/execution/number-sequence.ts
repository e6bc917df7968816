import type { RecordType } from '../../rules/schema/record-type.ts';
import type { Transaction } from '../database/unit-of-work.ts';

/**
 * The next number of a record type, e.g. `INC000123`. The sequence row is counted up in the transaction that creates
 * the record, so a number that is rolled back is given again and no gap appears.
 */
export async function nextNumber(tx: Transaction, type: RecordType): Promise<string> {
  const { digits = 6, yearly = false } = type.numbering ?? {};
  const prefix = yearly ? `${type.prefix}${tx.now.getUTCFullYear()}` : type.prefix;
  const [row] = await tx.query<{ last: number }>(
    `INSERT INTO number_sequence (prefix, last) VALUES (?, 1)
     ON CONFLICT (prefix) DO UPDATE SET last = number_sequence.last + 1 RETURNING last`,
    [prefix],
  );
  return `${prefix}${String(row?.last ?? 0).padStart(digits, '0')}`;
}
