import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { Task } from '../../../../server/contract/task.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { type InboxState, readInboxState, rowsPerPage, writeInboxState } from './inboxState.ts';
import { useCalmRows } from './useCalmRows.ts';

/** The tasks of the queue that the address names, and how to change the address. */
export function useInbox() {
  const [query, setQuery] = useSearchParams();
  const provider = useDataProvider<PraxisDataProvider>();
  const state = readInboxState(query);
  const { task: _selection, ...asked } = state;
  const answer = useQuery({
    queryKey: ['tasks', 'list', asked],
    queryFn: ({ signal }) =>
      provider.getList<Task>('tasks', {
        sort: { field: asked.sort, order: asked.order },
        pagination: { page: asked.page, perPage: rowsPerPage },
        filter: { queue: asked.queue, ...(asked.search === '' ? {} : { q: asked.search }) },
        signal,
      }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
  const calm = useCalmRows(answer.data?.data, JSON.stringify(asked), answer.isPlaceholderData);
  const change = (part: Partial<InboxState>) => {
    const page = 'task' in part ? state.page : 1;
    setQuery(writeInboxState({ ...state, page, ...part }), { replace: 'task' in part });
  };
  return { state, change, ...calm, total: answer.data?.total ?? 0, error: answer.error, refetch: answer.refetch };
}
