import { Stack, Typography } from '@mui/material';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { KeptMessages } from './KeptMessages.tsx';
import { StalledJobs } from './StalledJobs.tsx';
import { StalledRuns } from './StalledRuns.tsx';

/** What waits for an administrator, as far as the roles of the person let them act. */
export function OperationsPage() {
  const text = useText();
  const may = useMay();
  const repairs = may('stall.repair');
  const delivers = may('message.deliver');
  return (
    <>
      <PageTitle title={text('operations.title')} />
      <Typography variant="h1" sx={{ mb: 1.5 }}>
        {text('operations.title')}
      </Typography>
      <Stack spacing={2}>
        {repairs && <StalledRuns />}
        {repairs && <StalledJobs />}
        {delivers && <KeptMessages />}
        {!repairs && !delivers && <EmptyState sentence={text('problems.NOT_AUTHORISED')} />}
      </Stack>
    </>
  );
}
