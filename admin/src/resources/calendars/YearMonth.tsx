import { Box } from '@mui/material';
import type { CalendarDetail } from '../../../../server/contract/calendar.ts';
import { useLanguage } from '../../i18n/useLocalized.ts';
import { useText } from '../../i18n/useText.ts';
import { dayOf } from './calendarDay.ts';

interface Props {
  readonly year: number;
  /** From 0. */
  readonly month: number;
  readonly calendar: CalendarDetail['calendar'];
}

/** One month, Monday first; holidays and make-up workdays carry a letter beside their color. */
export function YearMonth({ year, month, calendar }: Props) {
  const text = useText();
  const language = useLanguage();
  const name = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'long', timeZone: 'UTC' });
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const blanks = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  const days = Array.from({ length: count }, (_, index) => index + 1);
  return (
    <Box>
      <Box sx={{ fontSize: '0.75rem', fontWeight: 600 }}>{name.format(Date.UTC(year, month, 1))}</Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(7, 1fr)', gap: '1px', fontSize: '0.6875rem' }}>
        {days.slice(0, blanks).map((day) => (
          <span key={`before ${day}`} />
        ))}
        {days.map((day) => {
          const kind = kindOf(`${year}-${two(month + 1)}-${two(day)}`, (blanks + day - 1) % 7, calendar);
          const mark = marks[kind] && text(`calendars.year.${marks[kind]}`);
          return (
            <Box key={day} sx={looks[kind]}>
              {day}
              {mark && <Box component="sup">{mark}</Box>}
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

type Kind = 'holiday' | 'extra-workday' | 'exception' | 'open' | 'closed';

const marks = {
  holiday: 'holiday_mark',
  'extra-workday': 'extra_mark',
  exception: 'exception_mark',
  open: null,
  closed: null,
} as const satisfies Record<Kind, string | null>;

function kindOf(date: string, weekday: number, calendar: Props['calendar']): Kind {
  const { kind } = dayOf(calendar, date);
  if (kind !== 'ordinary') return kind;
  const key = String(weekday + 1) as keyof Props['calendar']['intervals'];
  return (calendar.intervals[key] ?? []).length > 0 ? 'open' : 'closed';
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

const base = { textAlign: 'center', borderRadius: 0.5, lineHeight: 1.6 } as const;
const looks: Record<Kind, object> = {
  open: base,
  closed: { ...base, color: 'text.secondary' },
  holiday: { ...base, color: 'error.main', fontWeight: 600, border: 1, borderColor: 'error.main' },
  'extra-workday': { ...base, color: 'primary.main', fontWeight: 600, border: 1, borderColor: 'primary.main' },
  exception: { ...base, color: 'warning.main', fontWeight: 600, border: 1, borderColor: 'warning.main' },
};
