import BackIcon from '@mui/icons-material/ChevronLeft';
import ForthIcon from '@mui/icons-material/ChevronRight';
import { Box, IconButton, Typography } from '@mui/material';
import { useState } from 'react';
import { writeHours } from '../../../../rules/hours-text.ts';
import type { CalendarDetail } from '../../../../server/contract/calendar.ts';
import { Panel } from '../../components/Panel.tsx';
import { useNow } from '../../components/useNow.ts';
import { useLocalized } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { DayForm } from './DayForm.tsx';
import { YearMonth } from './YearMonth.tsx';

type Calendar = CalendarDetail['calendar'];

interface Props {
  readonly calendar: Calendar;
  /** Null where the reader may not change it. */
  readonly onChange: ((calendar: Calendar) => void) | null;
}

/** A year at a glance: months with marked days, the same as a list, and a form to change a day. */
export function YearPanel({ calendar, onChange }: Props) {
  const text = useText();
  const localized = useLocalized();
  const thisYear = useNow().getFullYear();
  const [year, setYear] = useState(thisYear);
  const inYear = ({ date }: { readonly date: string }) => date.startsWith(`${year}-`);
  const exceptions = (calendar.exceptions ?? []).filter(inYear);
  const days = [
    ...calendar.holidays.filter(inYear).map(({ date, name }) => ({ date, kind: 'holiday' as const, name })),
    ...calendar.extraWorkdays.filter(inYear).map(({ date }) => ({ date, kind: 'extra-workday' as const, name: null })),
    ...exceptions.map((day) => ({ ...day, kind: 'exception' as const })),
  ].toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return (
    <Panel
      title={`${text('calendars.year.title')} ${year}`}
      action={
        <>
          <IconButton aria-label={text('calendars.year.previous')} onClick={() => setYear(year - 1)}>
            <BackIcon />
          </IconButton>
          <IconButton aria-label={text('calendars.year.next')} onClick={() => setYear(year + 1)}>
            <ForthIcon />
          </IconButton>
        </>
      }
    >
      <Box aria-hidden sx={months}>
        {monthsOfYear.map((month) => (
          <YearMonth key={month} year={year} month={month} calendar={calendar} />
        ))}
      </Box>
      <Typography variant="h3" sx={{ mt: 1.5 }}>
        {text('calendars.year.days', { year })}
      </Typography>
      {days.length === 0 && <Box>{text('calendars.year.no_days', { year })}</Box>}
      <Box component="ul" sx={{ m: 0, pl: 2.5, columns: { xs: 1, sm: 2, md: 3 } }}>
        {days.map((day) => (
          <li key={`${day.date} ${day.kind}`}>
            {day.date} {text(`calendars.year.${day.kind}`)}
            {day.name && ` · ${localized(day.name)}`}
            {day.kind === 'exception' &&
              ` · ${writeHours(day.intervals) || text('calendars.year.closed')} (${day.reason})`}
          </li>
        ))}
      </Box>
      {onChange && <DayForm calendar={calendar} year={year} onChange={onChange} />}
    </Panel>
  );
}

const monthsOfYear = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] as const;

const months = {
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: { xs: 'repeat(2, 1fr)', sm: 'repeat(3, 1fr)', md: 'repeat(4, 1fr)', lg: 'repeat(6, 1fr)' },
};
