import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Notification } from '../../../../server/contract/notification.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';

export const noticesPerPage = 25;

/** One page of the reader's own notices, the newest first. */
export function useNotices(page: number) {
  const { getList } = useDataProvider<PraxisDataProvider>();
  return useQuery({
    queryKey: ['notices', 'page', page],
    queryFn: ({ signal }) =>
      getList<Notification>('notifications', {
        sort: { field: 'id', order: 'DESC' },
        pagination: { page, perPage: noticesPerPage },
        filter: {},
        signal,
      }),
  });
}

/** How many notices are unread; asked again every minute and when the server says something changed. */
export function useUnreadCount(): number {
  const { getList } = useDataProvider<PraxisDataProvider>();
  const { data } = useQuery({
    queryKey: ['notices', 'unread'],
    queryFn: ({ signal }) =>
      getList<Notification>('notifications', {
        sort: { field: 'id', order: 'DESC' },
        pagination: { page: 1, perPage: 1 },
        filter: { unread: true },
        signal,
      }),
    refetchInterval: 60_000,
  });
  return data?.total ?? 0;
}
