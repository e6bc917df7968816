import { Box, Typography } from '@mui/material';
import type { ChangeCalendar } from '../../../../server/contract/change-calendar.ts';
import { useLanguage } from '../../i18n/useLocalized.ts';
import { touches } from './calendarDays.ts';
import { DayContent } from './DayContent.tsx';

interface Props {
  readonly calendar: ChangeCalendar;
  readonly days: readonly string[];
}

/** Days on which something is planned or frozen, one below the other: for phones and for reading aloud. */
export function CalendarList({ calendar, days }: Props) {
  const language = useLanguage();
  const date = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'full', timeZone: 'UTC' });
  const filled = days.filter(
    (day) =>
      calendar.changes.some(({ start, end }) => touches(day, start, end, calendar.zone)) ||
      calendar.freezes.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay),
  );
  return filled.map((day) => (
    <Box key={day} sx={{ mb: 1.5, p: 1.5, bgcolor: 'background.paper', border: 1, borderColor: 'divider' }}>
      <Typography variant="h2" sx={{ mb: 0.5 }}>
        {date.format(new Date(day))}
      </Typography>
      <DayContent calendar={calendar} day={day} detailed />
    </Box>
  ));
}
