import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** The installed processes as far as the reader may know them. */
export function useProcesses() {
  const { listProcesses } = useDataProvider<PraxisDataProvider>();
  return useQuery({ queryKey: ['processes'], queryFn: listProcesses, staleTime: 60_000 });
}
