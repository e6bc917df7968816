import { useQueries } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { RecordView } from '../../../../server/contract/record.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useRecordTypes } from '../../resources/records/useRecordTypes.ts';
import { useSession } from '../../session/sessionStore.ts';

/** Rows read per register; whoever has more open records looks into the register. */
const rowsRead = 100;
const rowsShown = 8;

/** My open records over all registers, the latest change first. */
export function useMyRecords() {
  const { getList } = useDataProvider<PraxisDataProvider>();
  const me = useSession()?.user.id;
  const types = useRecordTypes();
  const registers = useQueries({
    queries: (types.data ?? []).map((type) => ({
      queryKey: ['register', 'mine', type.type],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        getList<RecordView>(`records/${type.type}`, {
          sort: { field: 'updatedAt', order: 'DESC' },
          pagination: { page: 1, perPage: rowsRead },
          filter: {},
          signal,
        }),
    })),
  });
  const records = registers
    .flatMap((register) => register.data?.data ?? [])
    .filter((record) => record.closedAt === null && (record.requester?.id === me || record.assignee?.id === me))
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt))
    .slice(0, rowsShown);
  return {
    records,
    isLoading: types.isPending || registers.some((register) => register.isPending),
    error: types.error ?? registers.find((register) => register.error)?.error ?? null,
  };
}
