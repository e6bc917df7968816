import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { UserView } from '../../../../server/contract/master-data.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** Delegations from and to the reader; of everybody for administrators. */
export function useDelegations() {
  const { listDelegations } = useDataProvider<PraxisDataProvider>();
  return useQuery({ queryKey: ['delegations'], queryFn: listDelegations });
}

/** People the reader may know of, to choose one who acts. */
export function usePeople() {
  const { getList } = useDataProvider<PraxisDataProvider>();
  return useQuery({
    queryKey: ['people-to-choose'],
    queryFn: ({ signal }) =>
      getList<UserView>('users', {
        sort: { field: 'id', order: 'ASC' },
        pagination: { page: 1, perPage: 200 },
        filter: {},
        signal,
      }),
    staleTime: 60_000,
  });
}
