import { Typography } from '@mui/material';
import { gridIntervals, weekGrid } from '../../../../rules/week-painter.ts';
import type { CalendarDetail } from '../../../../server/contract/calendar.ts';
import { Panel } from '../../components/Panel.tsx';
import { useText } from '../../i18n/useText.ts';
import { HoursPainter } from './HoursPainter.tsx';

type Calendar = CalendarDetail['calendar'];

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

interface Props {
  readonly calendar: Calendar;
  /** Null where the reader may not change it. */
  readonly onChange: ((calendar: Calendar) => void) | null;
}

/** The working week, to look at or to paint. */
export function WeekPanel({ calendar, onChange }: Props) {
  const text = useText();
  const grid = weekGrid(calendar);
  return (
    <Panel title={text('calendars.week.title')}>
      {onChange && (
        <Typography variant="body2" sx={{ color: 'text.secondary' }}>
          {text('calendars.week.hint')}
        </Typography>
      )}
      <HoursPainter
        label={text('calendars.week.grid')}
        slotMinutes={grid.slotMinutes}
        rows={weekdays.map((day, index) => ({
          name: text(`calendars.week.day.d${day}`),
          slots: grid.days[index] ?? [],
          hours: calendar.intervals[day] ?? [],
        }))}
        onPaint={
          onChange &&
          ((day, slot, open) => {
            const days = grid.days.map((slots, index) =>
              index === day ? slots.map((was, at) => (at === slot ? open : was)) : slots,
            );
            onChange({ ...calendar, intervals: gridIntervals({ ...grid, days }) });
          })
        }
      />
    </Panel>
  );
}
