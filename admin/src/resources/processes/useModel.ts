import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** A model as a version has it; a released version never changes. Without version: the one in force. */
export function useModel(id: string | undefined, version?: number) {
  const { readModel } = useDataProvider<PraxisDataProvider>();
  return useQuery({
    queryKey: ['models', id, version ?? 'in force'],
    queryFn: () => readModel(id ?? '', version),
    enabled: id !== undefined,
    staleTime: version === undefined ? 60_000 : Number.POSITIVE_INFINITY,
  });
}
