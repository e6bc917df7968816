import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** What the reader may order. */
export function useCatalogue() {
  const { readServiceCatalogue } = useDataProvider<PraxisDataProvider>();
  return useQuery({ queryKey: ['service-catalogue'], queryFn: readServiceCatalogue, staleTime: 60_000 });
}
