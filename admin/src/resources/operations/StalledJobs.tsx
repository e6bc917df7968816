import { Alert, Box, Button, Stack } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider } from 'react-admin';
import type { StalledJob } from '../../../../server/contract/stalled-job.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useMoments } from '../../components/useMoments.ts';
import { Waiting } from '../../components/Waiting.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useText } from '../../i18n/useText.ts';
import { RepairDialog } from '../processes/RepairDialog.tsx';

/** Work beside all cases that failed for good, such as a process that should have started by itself. */
export function StalledJobs() {
  const text = useText();
  const { short } = useMoments();
  const { getList, retryStalledJob } = useDataProvider<PraxisDataProvider>();
  const [chosen, setChosen] = useState<StalledJob | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['stalled-jobs'],
    queryFn: ({ signal }) =>
      getList<StalledJob>('stalled-jobs', {
        sort: { field: 'id', order: 'DESC' },
        pagination: { page: 1, perPage: 100 },
        filter: {},
        signal,
      }),
  });
  return (
    <Panel title={text('operations.jobs')}>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={2} />}
      {data?.data.length === 0 && <EmptyState sentence={text('operations.jobs_empty')} />}
      <Stack component="ul" spacing={1} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {data?.data.map((job) => (
          <li key={job.id}>
            <Alert
              severity="error"
              variant="outlined"
              action={
                <Button color="inherit" onClick={() => setChosen(job)}>
                  {text('app.state.retry')}
                </Button>
              }
            >
              {text(job.kind === 'timer-start' ? 'operations.job_timer_start' : 'operations.job_other', {
                what: job.ref ?? job.kind,
                at: short(job.dueAt),
              })}
              {job.error && <Box sx={{ overflowWrap: 'anywhere', fontSize: '0.75rem' }}>{job.error}</Box>}
            </Alert>
          </li>
        ))}
      </Stack>
      {chosen && (
        <RepairDialog
          how="retry"
          repair={(reason) => retryStalledJob(chosen.id, reason)}
          onClose={() => setChosen(null)}
        />
      )}
    </Panel>
  );
}
