import { useEffect, useState } from 'react';

interface Row {
  readonly id: string;
}

/**
 * Rows that do not jump: what was shown keeps its place, what has gone leaves, and what is new waits
 * until the reader asks for it. Another question (`asked`) begins anew.
 */
export function useCalmRows<Item extends Row>(rows: readonly Item[] | undefined, asked: string, isOldAnswer: boolean) {
  const [shown, setShown] = useState<{ readonly asked: string; readonly ids: readonly string[] } | null>(null);
  const current = rows !== undefined && !isOldAnswer;
  useEffect(() => {
    if (current && shown?.asked !== asked) setShown({ asked, ids: rows.map((row) => row.id) });
  }, [asked, current, rows, shown]);

  if (rows === undefined) return { rows: undefined, arrived: 0, showArrived: () => {} };
  const { known, arrived } = settle(rows, shown?.asked === asked ? shown.ids : null);
  return {
    rows: known,
    arrived,
    showArrived: () => setShown({ asked, ids: rows.map((row) => row.id) }),
  };
}

/** Splits an answer into the rows already shown, in their old order, and the number of new ones. */
export function settle<Item extends Row>(rows: readonly Item[], ids: readonly string[] | null) {
  if (ids === null) return { known: rows, arrived: 0 };
  const byId = new Map(rows.map((row) => [row.id, row]));
  const known = ids.flatMap((id) => byId.get(id) ?? []);
  return { known, arrived: rows.length - known.length };
}
