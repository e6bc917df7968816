import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** The record types of the installed processes: what registers exist and what they show. */
export function useRecordTypes() {
  const { listRecordTypes } = useDataProvider<PraxisDataProvider>();
  return useQuery({ queryKey: ['record-types'], queryFn: listRecordTypes, staleTime: 60_000 });
}
