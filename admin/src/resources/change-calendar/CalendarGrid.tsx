import { Box } from '@mui/material';
import type { ChangeCalendar } from '../../../../server/contract/change-calendar.ts';
import { useLanguage } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { DayContent } from './DayContent.tsx';

interface Props {
  readonly calendar: ChangeCalendar;
  readonly weeks: readonly (readonly string[])[];
  /** The month that is meant, `yyyy-MM`; other days are muted. */
  readonly month: string | null;
  readonly today: string;
  readonly title: string;
}

/** Weeks as a table: columns are weekdays, so that a screen reader says which day a change is on. */
export function CalendarGrid({ calendar, weeks, month, today, title }: Props) {
  const text = useText();
  const language = useLanguage();
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const date = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (
    <Box
      component="table"
      aria-label={title}
      sx={{ width: 1, borderCollapse: 'collapse', tableLayout: 'fixed', bgcolor: 'background.paper' }}
    >
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <Box component="th" scope="col" key={day} sx={{ ...cell, height: 'auto', fontSize: '0.75rem' }}>
              {weekday.format(new Date(day))}
            </Box>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => {
              const isFrozen = calendar.freezes.some(({ firstDay, lastDay }) => firstDay <= day && day <= lastDay);
              const muted = month !== null && !day.startsWith(month);
              return (
                <Box component="td" key={day} sx={{ ...cell, bgcolor: isFrozen ? 'action.hover' : 'transparent' }}>
                  <Box
                    component="time"
                    dateTime={day}
                    {...(day === today ? { 'aria-current': 'date' } : {})}
                    sx={{
                      fontSize: '0.75rem',
                      fontWeight: day === today ? 700 : 400,
                      color: muted ? 'text.secondary' : 'text.primary',
                      textDecoration: day === today ? 'underline' : 'none',
                    }}
                  >
                    {date.format(new Date(day))}
                    {day === today && ` · ${text('changeCalendar.today')}`}
                  </Box>
                  <DayContent calendar={calendar} day={day} detailed={month === null} />
                </Box>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Box>
  );
}

const cell = { border: 1, borderColor: 'divider', p: 0.75, height: 96, verticalAlign: 'top', textAlign: 'left' };
