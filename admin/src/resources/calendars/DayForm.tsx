import { Button, MenuItem, Stack, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { readHours, writeHours } from '../../../../rules/hours-text.ts';
import type { CalendarDetail } from '../../../../server/contract/calendar.ts';
import { useText } from '../../i18n/useText.ts';
import { type CalendarDay, dayOf, withDay } from './calendarDay.ts';
import { HoursField } from './HoursField.tsx';

type Calendar = CalendarDetail['calendar'];

const kinds = ['holiday', 'extra-workday', 'exception', 'ordinary'] as const;
type Kind = (typeof kinds)[number];

const none = { en: '', zh: '' };

/** Makes a day a holiday, a make-up workday, a day with hours of its own, or an ordinary day again. */
export function DayForm(props: {
  readonly calendar: Calendar;
  readonly year: number;
  readonly onChange: (calendar: Calendar) => void;
}) {
  const text = useText();
  const [date, setDate] = useState(`${props.year}-01-01`);
  const [kind, setKind] = useState<Kind>('holiday');
  const [name, setName] = useState(none);
  const [reason, setReason] = useState('');
  const [hours, setHours] = useState('');
  const day = dayFrom(kind, { en: name.en.trim(), zh: name.zh.trim() }, reason.trim(), hours);
  const look = (chosen: string) => {
    setDate(chosen);
    const found = dayOf(props.calendar, chosen);
    if (found.kind === 'ordinary') return;
    setKind(found.kind);
    if ('name' in found) setName(found.name);
    if ('hours' in found) {
      setReason(found.reason);
      setHours(writeHours(found.hours));
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (day) props.onChange(withDay(props.calendar, date, day));
  };
  return (
    <form onSubmit={submit} aria-label={text('calendars.year.choose')}>
      <Stack direction="row" useFlexGap spacing={1} sx={{ mt: 1.5, flexWrap: 'wrap' }}>
        <TextField
          type="date"
          required
          label={text('calendars.year.date')}
          value={date}
          onChange={(event) => look(event.target.value)}
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
        {(kind === 'holiday' || kind === 'exception') && (
          <>
            <TextField
              label={text('calendars.year.name_en')}
              value={name.en}
              onChange={(event) => setName({ ...name, en: event.target.value })}
            />
            <TextField
              label={text('calendars.year.name_zh')}
              value={name.zh}
              onChange={(event) => setName({ ...name, zh: event.target.value })}
            />
          </>
        )}
        {kind === 'exception' && (
          <TextField
            label={text('calendars.year.why')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            sx={{ minWidth: 240 }}
          />
        )}
        <Button type="submit" disabled={date === '' || !day}>
          {text('calendars.year.set')}
        </Button>
      </Stack>
      {kind === 'exception' && <HoursField date={date} hours={hours} onChange={setHours} />}
    </form>
  );
}

/** The day as it is typed; undefined while something is missing. */
function dayFrom(kind: Kind, name: typeof none, reason: string, typed: string): CalendarDay | undefined {
  const named = name.en !== '' && name.zh !== '';
  if (kind === 'holiday') return named ? { kind, name } : undefined;
  if (kind !== 'exception') return { kind };
  const hours = readHours(typed);
  return named && reason !== '' && hours ? { kind, name, reason, hours } : undefined;
}
