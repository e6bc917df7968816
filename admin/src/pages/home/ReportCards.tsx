import ReportIcon from '@mui/icons-material/AddCircleOutlined';
import { Box, Button, Stack } from '@mui/material';
import { Link } from 'react-router-dom';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useProcesses } from '../../resources/processes/useProcesses.ts';

/** A button for each process the reader may start with a form. */
export function ReportCards() {
  const text = useText();
  const localized = useLocalized();
  const { data, error, refetch } = useProcesses();
  const startable = (data ?? []).filter((process) => process.startable);
  return (
    <Panel title={text('home.report')}>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data && startable.length === 0 && <Box sx={{ color: 'text.secondary' }}>{text('home.report_empty')}</Box>}
      <Stack spacing={1}>
        {startable.map((process) => (
          <Box key={process.id}>
            <Button
              component={Link}
              to={process.hasCatalogue ? '/catalogue' : `/report/${process.id}`}
              variant="contained"
              size="medium"
              startIcon={<ReportIcon />}
            >
              {localized(process.startName ?? process.name)}
            </Button>
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem', mt: 0.5 }}>{localized(process.purpose)}</Box>
          </Box>
        ))}
      </Stack>
    </Panel>
  );
}
