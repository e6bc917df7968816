import type { Transaction } from '../../database/unit-of-work.ts';

/** An item an audit has drawn. */
export interface DrawnItem {
  readonly itemId: string;
  readonly stratum: string;
}

const rowsAtOnce = 200;

/** Keeps what an audit has drawn, in the order it is verified: it may be verified over months, in lots. */
export async function keepDraw(tx: Transaction, auditId: string, drawn: readonly DrawnItem[]): Promise<void> {
  for (let first = 0; first < drawn.length; first += rowsAtOnce) {
    const some = drawn.slice(first, first + rowsAtOnce);
    await tx.execute(
      `INSERT INTO audit_draw (audit_id, place, item_id, stratum) VALUES ${some.map(() => '(?, ?, ?, ?)').join(', ')}`,
      some.flatMap(({ itemId, stratum }, index) => [auditId, first + index, itemId, stratum]),
    );
  }
}

/** Items of one lot, counted from 1. */
export async function drawnLot(
  tx: Pick<Transaction, 'query'>,
  auditId: string,
  { lot, lotSize }: { readonly lot: number; readonly lotSize: number },
): Promise<readonly DrawnItem[]> {
  const rows = await tx.query<{ item_id: string; stratum: string }>(
    'SELECT item_id, stratum FROM audit_draw WHERE audit_id = ? AND place >= ? AND place < ? ORDER BY place',
    [auditId, (lot - 1) * lotSize, lot * lotSize],
  );
  return rows.map(({ item_id: itemId, stratum }) => ({ itemId, stratum }));
}
