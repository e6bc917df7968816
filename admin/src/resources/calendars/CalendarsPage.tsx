import { Link, TableCell, TableRow, Typography } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { ListPanel } from '../../components/ListPanel.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
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
      <ListPanel
        title={text('calendars.title')}
        hint={text('calendars.hint')}
        rows={data}
        error={error}
        retry={refetch}
        empty={text('calendars.empty')}
        columns={columns.map((column) => text(`calendars.${column}`))}
        row={({ id, name, zone, version, completeUntil, draft }) => (
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
        )}
      />
    </>
  );
}
