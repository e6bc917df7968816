import { Box, Button, Card, Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { ProcessSummary } from '../../../../server/contract/process.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';

/** One process: what it is for, what is in force, and the ways into it. */
export function ProcessCard({ process }: { readonly process: ProcessSummary }) {
  const text = useText();
  const localized = useLocalized();
  const may = useMay();
  const facts = [
    text('processes.version', { version: process.version }),
    text('processes.running', { smart_count: process.running }),
    text('processes.clauses', { clauses: process.clauses.join(', ') }),
  ];
  return (
    <Card sx={{ p: 2, display: 'flex', flexDirection: 'column', gap: 1 }}>
      <Typography variant="h3" sx={{ fontSize: '1rem' }}>
        {localized(process.name)}
      </Typography>
      <Typography variant="body2">{localized(process.purpose)}</Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {facts.join(' · ')}
      </Typography>
      <Box>
        <Typography variant="body2" component="h4" sx={{ fontWeight: 600 }}>
          {text('processes.models')}
        </Typography>
        <Box component="ul" sx={{ m: 0, pl: 2.5, columns: { sm: process.models.length > 3 ? 2 : 1 } }}>
          {process.models.map((model) => (
            <li key={model.id}>
              <Link component={RouterLink} to={`/processes/${process.id}/model/${model.id}`}>
                {localized(model.name)}
              </Link>
            </li>
          ))}
        </Box>
      </Box>
      <Stack direction="row" spacing={1} useFlexGap sx={{ flexWrap: 'wrap', mt: 'auto' }}>
        {process.startable && (
          <Button component={RouterLink} to={`/report/${process.id}`} variant="outlined">
            {text('processes.start')}
          </Button>
        )}
        {process.recordType !== null && (
          <Button component={RouterLink} to={`/records/${process.recordType}`}>
            {text('processes.open_register')}
          </Button>
        )}
        {may('instance.migrate') && (
          <Button component={RouterLink} to={`/processes/${process.id}/migrations`}>
            {text('migrations.open')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}
