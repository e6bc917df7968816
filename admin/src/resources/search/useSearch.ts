import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useRested } from '../../components/useRested.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** What is found for a text, once it rests. */
export function useSearch(typed: string) {
  const { search } = useDataProvider<PraxisDataProvider>();
  const q = useRested(typed.trim());
  const found = useQuery({
    queryKey: ['search', q],
    enabled: q !== '',
    queryFn: ({ signal }) => search(q, signal),
    placeholderData: (before) => before,
  });
  return { ...found, q };
}
