import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Attachment } from '../../../../server/contract/attachment.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** Files of a record, or those a form names, as far as the reader may know of them. */
export function useAttachments(filter: { readonly recordId: string } | { readonly id: readonly string[] }) {
  const { getList } = useDataProvider<PraxisDataProvider>();
  return useQuery({
    queryKey: ['record-page', 'attachments', filter],
    enabled: 'recordId' in filter || filter.id.length > 0,
    queryFn: ({ signal }) =>
      getList<Attachment>('attachments', {
        sort: { field: 'uploadedAt', order: 'ASC' },
        pagination: { page: 1, perPage: 200 },
        filter,
        signal,
      }).then(({ data }) => data),
    placeholderData: (before) => before,
  });
}
