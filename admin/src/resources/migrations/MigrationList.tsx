import { Box, Link, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import type { MigrationView } from '../../../../server/contract/migration.ts';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Moment } from '../../components/Moment.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { useMigrations } from './useMigrations.ts';

/** What was moved before, the latest first. */
export function MigrationList({ processId }: { readonly processId: string }) {
  const text = useText();
  const { data, error, refetch } = useMigrations(processId);
  return (
    <Panel title={text('migrations.past')}>
      {error && <ProblemNotice error={error} retry={refetch} />}
      {data === undefined && !error && <Waiting rows={2} />}
      {data?.data.length === 0 && <EmptyState sentence={text('migrations.past_empty')} />}
      {data && data.data.length > 0 && (
        <Box sx={{ overflowX: 'auto' }}>
          <Table size="small" aria-label={text('migrations.past')}>
            <TableHead>
              <TableRow>
                {(['when', 'versions', 'who', 'progress', 'reason'] as const).map((column) => (
                  <TableCell key={column}>{text(`migrations.${column}`)}</TableCell>
                ))}
              </TableRow>
            </TableHead>
            <TableBody>
              {data.data.map((migration) => (
                <MigrationRow key={migration.id} migration={migration} />
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </Panel>
  );
}

function MigrationRow({ migration }: { readonly migration: MigrationView }) {
  const text = useText();
  const localized = useLocalized();
  const { id, processId, from, to, startedAt, startedBy, status, total, waiting, reason } = migration;
  return (
    <TableRow>
      <TableCell component="th" scope="row">
        <Link component={RouterLink} to={`/processes/${processId}/migrations/${id}`}>
          <Moment at={startedAt} />
        </Link>
      </TableCell>
      <TableCell>{text('migrations.move', { from, to })}</TableCell>
      <TableCell>{localized(startedBy?.name)}</TableCell>
      <TableCell>
        {text(`migrations.state.${status}`)} · {text('migrations.progress_of', { done: total - waiting, total })}
      </TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>{reason}</TableCell>
    </TableRow>
  );
}
