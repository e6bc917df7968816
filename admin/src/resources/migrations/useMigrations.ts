import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import type { CaseResult, MigrationView } from '../../../../server/contract/migration.ts';
import type { PraxisDataProvider } from '../../dataProvider.ts';

/** How often a running migration is asked how far it is, in milliseconds. */
const pollMs = 1000;

export function useMovableVersions(processId: string) {
  const { listMovableVersions } = useDataProvider<PraxisDataProvider>();
  return useQuery({ queryKey: ['migrations', 'versions', processId], queryFn: () => listMovableVersions(processId) });
}

/** What is proposed for two versions; `back` names the migration that is rolled back. */
export function useMigrationProposal(processId: string, versions: { from: number; to: number; back: string | null }) {
  const { proposeMigration } = useDataProvider<PraxisDataProvider>();
  return useQuery({
    queryKey: ['migrations', 'proposal', processId, versions],
    queryFn: () => proposeMigration(processId, versions),
    enabled: versions.from !== versions.to,
  });
}

/** The migrations of a process, the latest first. */
export function useMigrations(processId: string) {
  const { getList } = useDataProvider<PraxisDataProvider>();
  return useQuery({
    queryKey: ['migrations', 'list', processId],
    queryFn: ({ signal }) =>
      getList<MigrationView>('migrations', {
        sort: { field: 'startedAt', order: 'DESC' },
        pagination: { page: 1, perPage: 25 },
        filter: { processId },
        signal,
      }),
  });
}

/** One migration; asked again and again while it runs. */
export function useMigration(id: string) {
  const { readMigration } = useDataProvider<PraxisDataProvider>();
  return useQuery({
    queryKey: ['migrations', 'one', id],
    queryFn: () => readMigration(id),
    refetchInterval: ({ state }) => (state.data?.status === 'running' ? pollMs : false),
  });
}

/** What became of the cases of a migration; `done` says how many are, so that the page follows. */
export function useMigrationResults(id: string, page: number, perPage: number, done: number) {
  const { getList } = useDataProvider<PraxisDataProvider>();
  return useQuery({
    queryKey: ['migrations', 'results', id, page, done],
    queryFn: ({ signal }) =>
      getList<CaseResult>(`migrations/${id}/results`, {
        sort: { field: 'position', order: 'ASC' },
        pagination: { page, perPage },
        filter: {},
        signal,
      }),
    placeholderData: (previous) => previous,
  });
}
