import { Box, Stack } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { ProcessInstanceView } from '../../../../server/contract/process.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Pages } from '../../components/Pages.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { StallNotices } from '../processes/StallNotices.tsx';

const perPage = 25;

interface Props {
  /** True beside other work: nothing is shown where every run can go on. */
  readonly whenAny?: boolean;
}

/** Runs that cannot go on, the latest first; each is repaired with a reason. */
export function StalledRuns({ whenAny = false }: Props) {
  const text = useText();
  const localized = useLocalized();
  const { getList } = useDataProvider<PraxisDataProvider>();
  const [page, setPage] = useState(1);
  const { data, error, refetch } = useQuery({
    queryKey: ['process-instance', 'stalled', page],
    queryFn: ({ signal }) =>
      getList<ProcessInstanceView>('process-instances', {
        sort: { field: 'startedAt', order: 'DESC' },
        pagination: { page, perPage },
        filter: { stalled: true },
        signal,
      }),
  });
  if (whenAny && !error && (data?.total ?? 0) === 0) return null;
  return (
    <Panel title={text('operations.stalls')}>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={3} />}
      {data?.data.length === 0 && <EmptyState sentence={text('operations.stalls_empty')} />}
      <Stack component="ul" spacing={1.5} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.data.map((instance) => (
          <Box component="li" key={instance.id}>
            <Box sx={{ mb: 0.5, fontSize: '0.8125rem' }}>
              {[instance.recordNumber, localized(instance.processName)].filter(Boolean).join(' · ')}
            </Box>
            <StallNotices instance={instance} />
          </Box>
        ))}
      </Stack>
      {data && (data.total ?? 0) > perPage && (
        <Pages page={page} perPage={perPage} total={data.total ?? 0} onPage={setPage} />
      )}
    </Panel>
  );
}
