import { Typography } from '@mui/material';
import { EmptyState } from '../../components/EmptyState.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { useText } from '../../i18n/useText.ts';
import { useMay } from '../../session/useMay.ts';
import { ChangeCalendarBoard } from './ChangeCalendarBoard.tsx';

/** Planned changes with freezes, maintenance windows and conflicts. */
export function ChangeCalendarPage() {
  const text = useText();
  const may = useMay();
  return (
    <>
      <PageTitle title={text('changeCalendar.title')} />
      <Typography variant="h1" sx={{ mb: 0.5 }}>
        {text('changeCalendar.title')}
      </Typography>
      {may('calendar.read') ? <ChangeCalendarBoard /> : <EmptyState sentence={text('problems.NOT_AUTHORISED')} />}
    </>
  );
}
