import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** One record with runs, clocks and links; `id` may be its number. */
export function useRecord(type: string, id: string) {
  const { readRecord } = useDataProvider<PraxisDataProvider>();
  return useQuery({
    queryKey: ['record-page', 'record', type, id],
    enabled: type !== '' && id !== '',
    queryFn: () => readRecord(type, id),
    refetchInterval: 60_000,
  });
}
