import { Box, Link, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { Panel } from '../../components/Panel.tsx';
import { ProblemNotice } from '../../components/ProblemNotice.tsx';
import { Waiting } from '../../components/Waiting.tsx';
import type { PraxisDataProvider } from '../../dataProvider.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';

const columns = ['name', 'zone', 'version', 'complete_until', 'draft_state'] as const;

/** Every calendar, with how far its holidays are known and whether a change is under way. */
export function CalendarsPage() {
  const text = useText();
  const localized = useLocalized();
  const { listCalendars } = useDataProvider<PraxisDataProvider>();
  const { data, error, refetch } = useQuery({ queryKey: ['calendars'], queryFn: () => listCalendars() });
  return (
    <>
      <PageTitle title={text('calendars.title')} />
      <Typography variant="h1" sx={{ mb: 1.5 }}>
        {text('calendars.title')}
      </Typography>
      <Panel title={text('calendars.title')}>
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {text('calendars.hint')}
        </Typography>
        {error && <ProblemNotice error={error} retry={refetch} />}
        {data === undefined && !error && <Waiting rows={3} />}
        {data?.length === 0 && <EmptyState sentence={text('calendars.empty')} />}
        {data && data.length > 0 && (
          <Box sx={{ overflowX: 'auto' }}>
            <Table size="small">
              <TableHead>
                <TableRow>
                  {columns.map((column) => (
                    <TableCell key={column}>{text(`calendars.${column}`)}</TableCell>
                  ))}
                </TableRow>
              </TableHead>
              <TableBody>
                {data.map(({ id, name, zone, version, completeUntil, draft }) => (
                  <TableRow key={id}>
                    <TableCell component="th" scope="row">
                      <Link component={RouterLink} to={`/calendars/${id}`}>
                        {localized(name)}
                      </Link>
                    </TableCell>
                    <TableCell>{zone}</TableCell>
                    <TableCell>{version}</TableCell>
                    <TableCell>{completeUntil}</TableCell>
                    <TableCell>{text(`calendars.state.${draft ?? 'none'}`)}</TableCell>
                  </TableRow>
                ))}
              </TableBody>
            </Table>
          </Box>
        )}
      </Panel>
    </>
  );
}
