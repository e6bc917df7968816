import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** Milliseconds of rest before what is typed is looked for. */
const restMs = 250;

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

function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
