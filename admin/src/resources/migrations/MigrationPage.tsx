import BackIcon from '@mui/icons-material/ArrowBack';
import { Button, Stack, Typography } from '@mui/material';
import { useState } from 'react';
import { Link, useParams } from 'react-router-dom';
import type { MigrationView } from '../../../../server/contract/migration.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Pages } from '../../components/Pages.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { CaseResults } from './CaseResults.tsx';
import { MigrationProgress } from './MigrationProgress.tsx';
import { useMigration, useMigrationResults } from './useMigrations.ts';

const perPage = 50;

/** One migration: how far it is, and what became of each case. */
export function MigrationPage() {
  const text = useText();
  const localized = useLocalized();
  const { id = '', migration: migrationId = '' } = useParams();
  const { data: migration, error, refetch } = useMigration(migrationId);
  if (error && migration === undefined) return <ProblemNotice error={error} retry={refetch} />;
  if (migration === undefined) return <Waiting rows={8} />;
  const { from, to } = migration;
  const title = text('migrations.one', { name: localized(migration.processName), from, to });
  return (
    <Stack spacing={2}>
      <PageTitle title={title} />
      <Button
        component={Link}
        to={`/processes/${id}/migrations`}
        startIcon={<BackIcon />}
        sx={{ alignSelf: 'flex-start' }}
      >
        {text('migrations.back')}
      </Button>
      <Typography variant="h1">{title}</Typography>
      <MigrationProgress migration={migration} />
      <Results migration={migration} />
    </Stack>
  );
}

function Results({ migration }: { readonly migration: MigrationView }) {
  const text = useText();
  const [page, setPage] = useState(1);
  const done = migration.total - migration.waiting;
  const { data, error, refetch } = useMigrationResults(migration.id, page, perPage, done);
  return (
    <Panel title={text('migrations.results')}>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={4} />}
      {data?.data.length === 0 && <EmptyState sentence={text('migrations.results_empty')} />}
      {data && data.data.length > 0 && <CaseResults results={data.data} label={text('migrations.results')} />}
      {data && (data.total ?? 0) > perPage && (
        <Pages page={page} perPage={perPage} total={data.total ?? 0} onPage={setPage} />
      )}
    </Panel>
  );
}
