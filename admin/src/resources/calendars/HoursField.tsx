import { Box, TextField } from '@mui/material';
import { useState } from 'react';
import { readHours, writeHours } from '../../../../rules/hours-text.ts';
import { daySlots, slotHours, slotMinutesOf } from '../../../../rules/week-painter.ts';
import { useText } from '../../i18n/useText.ts';
import { HoursPainter } from './HoursPainter.tsx';

interface Props {
  readonly date: string;
  /** As it is typed. */
  readonly hours: string;
  readonly onChange: (hours: string) => void;
}

/** The hours of one day, typed to the minute or painted; both show the same. */
export function HoursField({ date, hours, onChange }: Props) {
  const text = useText();
  const read = readHours(hours);
  const [last, setLast] = useState(read ?? []);
  const shown = read ?? last;
  const slotMinutes = slotMinutesOf([shown], 30);
  const slots = daySlots(shown, slotMinutes);
  const change = (typed: string) => {
    setLast(readHours(typed) ?? shown);
    onChange(typed);
  };
  return (
    <Box sx={{ mt: 1.5 }}>
      <TextField
        fullWidth
        label={text('calendars.year.hours')}
        value={hours}
        error={read === undefined}
        helperText={text(read ? 'calendars.year.hours_hint' : 'calendars.year.hours_wrong')}
        onChange={(event) => change(event.target.value)}
        slotProps={{ htmlInput: { autoComplete: 'off', spellCheck: false } }}
      />
      <HoursPainter
        key={slotMinutes}
        label={text('calendars.year.hours_grid')}
        slotMinutes={slotMinutes}
        rows={[{ name: date, slots, hours: shown }]}
        onPaint={(_row, slot, open) =>
          change(
            writeHours(
              slotHours(
                slots.map((was, at) => (at === slot ? open : was)),
                slotMinutes,
              ),
            ),
          )
        }
      />
    </Box>
  );
}
