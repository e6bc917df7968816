import BackIcon from '@mui/icons-material/ArrowBack';
import { Button, Stack, Typography } from '@mui/material';
import { Link, useParams } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useProcesses } from '../processes/useProcesses.ts';
import { MigrationList } from './MigrationList.tsx';
import { PlanPanel } from './PlanPanel.tsx';
import { useMovableVersions } from './useMigrations.ts';
import { VersionTable } from './VersionTable.tsx';

/** The versions of a process, what was moved between them, and the plan of the next migration. */
export function MigrationsPage() {
  const text = useText();
  const localized = useLocalized();
  const { id = '' } = useParams();
  const { data: versions, error, refetch } = useMovableVersions(id);
  const { data: processes } = useProcesses();
  const name = localized(processes?.find((each) => each.id === id)?.name) || id;
  return (
    <Stack spacing={2}>
      <PageTitle title={text('migrations.title_of', { name })} />
      <Button component={Link} to="/processes" startIcon={<BackIcon />} sx={{ alignSelf: 'flex-start' }}>
        {text('migrations.processes')}
      </Button>
      <Typography variant="h1">{text('migrations.title_of', { name })}</Typography>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {versions === undefined && !error && <Waiting rows={8} />}
      {versions && (
        <>
          <Panel title={text('migrations.versions')}>
            <VersionTable versions={versions} />
          </Panel>
          <MigrationList processId={id} />
          {versions.length < 2 ? (
            <EmptyState sentence={text('migrations.one_version')} />
          ) : (
            <PlanPanel processId={id} versions={versions} />
          )}
        </>
      )}
    </Stack>
  );
}
