import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useMay } from '../../session/useMay.ts';

/** Open tasks per queue; asked again every minute and when the server says something changed. */
export function useQueueCounts() {
  const { countQueues } = useDataProvider<PraxisDataProvider>();
  const may = useMay();
  return useQuery({
    queryKey: ['tasks', 'queues'],
    queryFn: countQueues,
    enabled: may('task.work'),
    refetchInterval: 60_000,
  });
}
