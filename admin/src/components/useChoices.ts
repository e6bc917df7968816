import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PraxisDataProvider } from '../dataProvider.ts';

/** A list of the server that forms and words refer to, e.g. `pause-reasons`. */
export function useChoices(ref: string) {
  const { listChoices } = useDataProvider<PraxisDataProvider>();
  return useQuery({ queryKey: ['choices', ref], queryFn: () => listChoices(ref), staleTime: 300_000 });
}
