import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { Queue, Task } from '../../../../server/contract/task.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** The first tasks of a queue, the least working time left first. */
export function useTaskQueue(queue: Queue, perPage: number) {
  const { getList } = useDataProvider<PraxisDataProvider>();
  return useQuery({
    queryKey: ['tasks', 'first', queue, perPage],
    queryFn: ({ signal }) =>
      getList<Task>('tasks', {
        sort: { field: 'due', order: 'ASC' },
        pagination: { page: 1, perPage },
        filter: { queue },
        signal,
      }),
    refetchInterval: 60_000,
  });
}
