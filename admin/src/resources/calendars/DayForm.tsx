import { Button, MenuItem, Stack, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import type { CalendarDetail } from '../../../../server/contract/calendar.ts';
import { useText } from '../../i18n/useText.ts';

type Calendar = CalendarDetail['calendar'];

const kinds = ['holiday', 'extra-workday', 'ordinary'] as const;
type Kind = (typeof kinds)[number];

/** Makes a day a holiday, a make-up workday, or an ordinary day again. */
export function DayForm(props: {
  readonly calendar: Calendar;
  readonly year: number;
  readonly onChange: (calendar: Calendar) => void;
}) {
  const text = useText();
  const [date, setDate] = useState(`${props.year}-01-01`);
  const [kind, setKind] = useState<Kind>('holiday');
  const [english, setEnglish] = useState('');
  const [chinese, setChinese] = useState('');
  const named = kind !== 'holiday' || (english.trim() !== '' && chinese.trim() !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onChange(withDay(props.calendar, date, kind, { en: english.trim(), zh: chinese.trim() }));
  };
  return (
    <form onSubmit={submit} aria-label={text('calendars.year.choose')}>
      <Stack direction={{ xs: 'column', md: 'row' }} spacing={1} sx={{ mt: 1.5 }}>
        <TextField
          type="date"
          required
          label={text('calendars.year.date')}
          value={date}
          onChange={(event) => setDate(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <TextField
          select
          id="day-kind"
          label={text('calendars.year.kind')}
          value={kind}
          onChange={(event) => setKind(kinds.find((each) => each === event.target.value) ?? 'holiday')}
          sx={{ minWidth: 160 }}
        >
          {kinds.map((each) => (
            <MenuItem key={each} value={each}>
              {text(`calendars.year.${each}`)}
            </MenuItem>
          ))}
        </TextField>
        {kind === 'holiday' && (
          <>
            <TextField
              label={text('calendars.year.name_en')}
              value={english}
              onChange={(event) => setEnglish(event.target.value)}
            />
            <TextField
              label={text('calendars.year.name_zh')}
              value={chinese}
              onChange={(event) => setChinese(event.target.value)}
            />
          </>
        )}
        <Button type="submit" disabled={date === '' || !named}>
          {text('calendars.year.set')}
        </Button>
      </Stack>
    </form>
  );
}

/** The calendar with one day changed. A holiday in a later year does not make that year known. */
function withDay(calendar: Calendar, date: string, kind: Kind, name: { readonly en: string; readonly zh: string }) {
  const holidays = calendar.holidays.filter((day) => day.date !== date);
  const extraWorkdays = calendar.extraWorkdays.filter((day) => day.date !== date);
  if (kind === 'holiday') holidays.push({ date, name: { ...name } });
  if (kind === 'extra-workday') extraWorkdays.push({ date, useWeekday: 1 });
  const byDate = (a: { readonly date: string }, b: { readonly date: string }) => (a.date < b.date ? -1 : 1);
  return { ...calendar, holidays: holidays.toSorted(byDate), extraWorkdays: extraWorkdays.toSorted(byDate) };
}
