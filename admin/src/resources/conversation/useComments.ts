import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Comment } from '../../../../server/contract/conversation.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** The last comments about a record, the newest last. */
export function useComments(recordType: string, recordId: string, most: number) {
  const { getList } = useDataProvider<PraxisDataProvider>();
  return useQuery({
    queryKey: ['record-page', 'comments', recordType, recordId, most],
    queryFn: async ({ signal }) => {
      const { data, total = 0 } = await getList<Comment>(`records/${recordType}/${recordId}/comments`, {
        sort: { field: 'at', order: 'DESC' },
        pagination: { page: 1, perPage: most },
        filter: {},
        signal,
      });
      return { comments: data.toReversed(), total };
    },
    placeholderData: (before) => before,
  });
}
