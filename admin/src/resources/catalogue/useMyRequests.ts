import { useQueries } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { RecordView } from '../../../../server/contract/record.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useSession } from '../../session/sessionStore.ts';
import { useProcesses } from '../processes/useProcesses.ts';
import { useCatalogue } from './useCatalogue.ts';

/** Whoever has more looks into the register. */
const rowsRead = 100;

/** Records of what can be ordered that I asked for or that are for me: open ones first, the latest change first. */
export function useMyRequests() {
  const { getList } = useDataProvider<PraxisDataProvider>();
  const me = useSession()?.user.id;
  const catalogue = useCatalogue();
  const processes = useProcesses();
  const ordered = new Set(catalogue.data?.map(({ processId }) => processId));
  const types = (processes.data ?? []).flatMap(({ id, recordType }) => (ordered.has(id) ? (recordType ?? []) : []));
  const lists = useQueries({
    queries: types.map((type) => ({
      queryKey: ['register', 'ordered', type],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        getList<RecordView>(`records/${type}`, {
          sort: { field: 'updatedAt', order: 'DESC' },
          pagination: { page: 1, perPage: rowsRead },
          filter: {},
          signal,
        }),
    })),
  });
  const isOpen = ({ closedAt }: RecordView) => (closedAt === null ? 0 : 1);
  return {
    requests: lists
      .flatMap((list) => list.data?.data ?? [])
      .filter(({ requester, fields }) => requester?.id === me || fields['beneficiaryId'] === me)
      .toSorted((a, b) => isOpen(a) - isOpen(b) || b.updatedAt.localeCompare(a.updatedAt)),
    isLoading: catalogue.isPending || processes.isPending || lists.some((list) => list.isPending),
    error: catalogue.error ?? processes.error ?? lists.find((list) => list.error)?.error ?? null,
  };
}
