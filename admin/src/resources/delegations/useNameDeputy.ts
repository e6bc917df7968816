import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'react-admin';
import { useNotifyProblem } from '../../components/useNotifyProblem.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';

/** Names the deputy of somebody, or nobody. */
export function useNameDeputy(onNamed: () => void = () => undefined) {
  const text = useText();
  const notify = useNotify();
  const notifyProblem = useNotifyProblem();
  const queries = useQueryClient();
  const { nameDeputy } = useDataProvider<PraxisDataProvider>();
  return useMutation({
    mutationFn: ({ userId, deputyId }: { readonly userId: string; readonly deputyId: string | null }) =>
      nameDeputy(userId, deputyId),
    onError: notifyProblem,
    onSuccess: async () => {
      notify(text('delegations.deputy_named'), { type: 'success' });
      await queries.invalidateQueries({ queryKey: ['people-to-choose'] });
      onNamed();
    },
  });
}
