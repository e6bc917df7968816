import { Box, Typography } from '@mui/material';
import { Navigate, useParams } from 'react-router-dom';
import { PageTitle } from '../components/PageTitle.tsx';
import { useLocalized } from '../i18n/useLocalized.ts';
import { useText } from '../i18n/useText.ts';
import { useProcesses } from '../resources/processes/useProcesses.ts';
import { StartForm } from './StartForm.tsx';

/** The start form of a process: what somebody reports. What is ordered is chosen from the catalogue first. */
export function ReportPage() {
  const { process: id = '' } = useParams();
  const text = useText();
  const localized = useLocalized();
  const process = useProcesses().data?.find((one) => one.id === id);
  if (process?.hasCatalogue) return <Navigate to="/catalogue" replace />;
  const name = localized(process?.startName ?? process?.name) || text('app.menu.report');
  return (
    <Box sx={{ maxWidth: 1100, mx: 'auto' }}>
      <PageTitle title={name} />
      <Typography variant="h1">{name}</Typography>
      <Typography sx={{ color: 'text.secondary', mb: 1.5 }}>{localized(process?.purpose)}</Typography>
      <StartForm key={id} process={id} label={name} />
    </Box>
  );
}
