import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** One task with its form. */
export function useTask(id: string) {
  const { readTask } = useDataProvider<PraxisDataProvider>();
  return useQuery({ queryKey: ['tasks', 'one', id], queryFn: () => readTask(id), refetchInterval: 60_000 });
}
