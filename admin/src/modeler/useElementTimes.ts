import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { HistoryEntry } from '../../../server/contract/history.ts';
import type { PraxisDataProvider } from '../dataProvider.ts';

/** When each element was last entered and left; `to` is null while it runs. */
export type ElementTimes = Readonly<Record<string, { readonly from: string; readonly to: string | null }>>;

/** Rows of history that one run is read with; older ones matter only to its first steps. */
const mostRows = 200;

export function useElementTimes(instanceId: string): ElementTimes {
  const { getList } = useDataProvider<PraxisDataProvider>();
  const { data } = useQuery({
    queryKey: ['process-instance', 'times', instanceId],
    queryFn: ({ signal }) =>
      getList<HistoryEntry>('history', {
        sort: { field: 'id', order: 'DESC' },
        pagination: { page: 1, perPage: mostRows },
        filter: { instanceId },
        signal,
      }),
  });
  return timesOf((data?.data ?? []).toReversed());
}

/** Entries in the order of time. */
export function timesOf(entries: readonly HistoryEntry[]): ElementTimes {
  const times: Record<string, { from: string; to: string | null }> = {};
  for (const { elementId, lifecycle, at } of entries) {
    if (elementId === null) continue;
    if (lifecycle === 'entered') times[elementId] = { from: at, to: null };
    if (lifecycle === 'completed' || lifecycle === 'canceled' || lifecycle === 'failed')
      times[elementId] = { from: times[elementId]?.from ?? at, to: at };
  }
  return times;
}
