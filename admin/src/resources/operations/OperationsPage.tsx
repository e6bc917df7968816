import { Stack, Typography } from '@mui/material';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { KeptMessages } from './KeptMessages.tsx';
import { StalledRuns } from './StalledRuns.tsx';

/** What waits for an administrator, as far as the roles of the person let them act. */
export function OperationsPage() {
  const text = useText();
  const may = useMay();
  return (
    <>
      <PageTitle title={text('operations.title')} />
      <Typography variant="h1" sx={{ mb: 1.5 }}>
        {text('operations.title')}
      </Typography>
      <Stack spacing={2}>
        {may('stall.repair') && <StalledRuns />}
        {may('message.deliver') && <KeptMessages />}
      </Stack>
    </>
  );
}
