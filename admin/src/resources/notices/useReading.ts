import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { useNotifyProblem } from '../../components/useNotifyProblem.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** Marking notices as read: one, or all. */
export function useReading() {
  const { readNotification, readAllNotifications } = useDataProvider<PraxisDataProvider>();
  const queries = useQueryClient();
  const onError = useNotifyProblem();
  const onSuccess = () => queries.invalidateQueries({ queryKey: ['notices'] });
  return {
    one: useMutation({ mutationFn: readNotification, onSuccess, onError }),
    all: useMutation({ mutationFn: readAllNotifications, onSuccess, onError }),
  };
}
