import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** One run with its tokens and the path it took. */
export function useProcessInstance(id: string) {
  const { readProcessInstance } = useDataProvider<PraxisDataProvider>();
  return useQuery({ queryKey: ['process-instance', 'one', id], queryFn: () => readProcessInstance(id) });
}
