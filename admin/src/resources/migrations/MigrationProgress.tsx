import { Button, LinearProgress, Stack, Typography } from '@mui/material';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import type { MigrationView } from '../../../../server/contract/migration.ts';
import { Moment } from '../../components/Moment.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

/** How far a migration is; while it runs it can be stopped, afterwards rolled back as far as its cases still run. */
export function MigrationProgress({ migration }: { readonly migration: MigrationView }) {
  const text = useText();
  const localized = useLocalized();
  const queries = useQueryClient();
  const { stopMigration } = useDataProvider<PraxisDataProvider>();
  const stop = useMutation({
    mutationFn: () => stopMigration(migration.id),
    onSuccess: (next) => queries.setQueryData(['migrations', 'one', migration.id], next),
  });
  const { id, processId, from, to, status, total, waiting, canRollBack } = migration;
  const done = total - waiting;
  return (
    <Panel title={text('migrations.progress')}>
      <Stack spacing={1} sx={{ alignItems: 'flex-start' }}>
        {stop.error && <ProblemNotice error={stop.error} />}
        <Typography role="status">
          {text(`migrations.state.${status}`)} · {text('migrations.progress_of', { done, total })}
        </Typography>
        <LinearProgress
          variant="determinate"
          value={total === 0 ? 100 : (done * 100) / total}
          aria-label={text('migrations.progress')}
          sx={{ alignSelf: 'stretch' }}
        />
        <Typography variant="body2">{text('migrations.counts', counts(migration))}</Typography>
        <Typography variant="body2" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          <Moment at={migration.startedAt} /> · {localized(migration.startedBy?.name)} · {migration.reason}
        </Typography>
        {status === 'running' && (
          <>
            <Typography variant="body2">{text('migrations.stop_hint')}</Typography>
            <Button variant="outlined" color="error" disabled={stop.isPending} onClick={() => stop.mutate()}>
              {text('migrations.stop')}
            </Button>
          </>
        )}
        {status !== 'running' && canRollBack > 0 && (
          <Button
            component={Link}
            variant="outlined"
            to={`/processes/${processId}/migrations?from=${to}&to=${from}&back=${id}`}
          >
            {text('migrations.roll_back', { smart_count: canRollBack })}
          </Button>
        )}
      </Stack>
    </Panel>
  );
}

function counts({ moved, refused, failed, left }: MigrationView) {
  return { moved, refused, failed, left };
}
