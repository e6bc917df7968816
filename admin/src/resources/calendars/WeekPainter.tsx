import { Box } from '@mui/material';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { WeekGrid } from '../../../../rules/week-painter.ts';
import type { CalendarDetail } from '../../../../server/contract/calendar.ts';
import { useText } from '../../i18n/useText.ts';

interface Props {
  readonly grid: WeekGrid;
  readonly intervals: CalendarDetail['calendar']['intervals'];
  /** Null where nothing may be painted. */
  readonly onPaint: ((day: number, slot: number, open: boolean) => void) | null;
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** One row per weekday: slots that are open or closed, and the same in figures. Works by mouse and by keyboard. */
export function WeekPainter({ grid, intervals, onPaint }: Props) {
  const text = useText();
  const table = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ day: 0, slot: Math.floor(540 / grid.slotMinutes) });
  const brush = useRef<boolean | null>(null);
  const slots = grid.days[0]?.length ?? 0;
  const move = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
    };
    const open = grid.days[at.day]?.[at.slot] ?? false;
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      onPaint?.(at.day, at.slot, !open);
    }
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const day = Math.min(6, Math.max(0, at.day + step[0]));
    const slot = Math.min(slots - 1, Math.max(0, at.slot + step[1]));
    if (event.shiftKey) onPaint?.(day, slot, open);
    setAt({ day, slot });
    table.current?.querySelector<HTMLElement>(`[data-slot="${day}-${slot}"]`)?.focus();
  };
  return (
    <Box sx={{ overflowX: 'auto', mt: 1 }}>
      {/* A grid of cells to move in with arrow keys, as ARIA describes it; rows and cells say what they are. */}
      <Box
        ref={table}
        role="grid"
        aria-label={text('calendars.week.grid')}
        aria-readonly={onPaint === null}
        onKeyDown={move}
        onMouseLeave={() => {
          brush.current = null;
        }}
        sx={{ display: 'grid', gap: '2px', minWidth: 520 }}
      >
        {weekdays.map((key, day) => {
          const name = text(`calendars.week.day.d${key}`);
          const spans = (intervals[key] ?? []).map(([from, to]) => `${from}–${to}`).join(', ');
          return (
            <Box key={key} role="row" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
              <Box role="rowheader" sx={{ width: 84, flexShrink: 0, fontSize: '0.8125rem' }}>
                {name}
              </Box>
              <Box role="presentation" sx={{ display: 'flex', flex: 1, gap: '1px' }}>
                {(grid.days[day] ?? []).map((open, slot) => (
                  <Box
                    key={timeOf(slot * grid.slotMinutes)}
                    role="gridcell"
                    data-slot={`${day}-${slot}`}
                    tabIndex={at.day === day && at.slot === slot ? 0 : -1}
                    aria-selected={open}
                    aria-label={text('calendars.week.cell', {
                      day: name,
                      from: timeOf(slot * grid.slotMinutes),
                      to: timeOf((slot + 1) * grid.slotMinutes),
                      state: text(open ? 'calendars.week.open' : 'calendars.week.closed'),
                    })}
                    onMouseDown={() => {
                      setAt({ day, slot });
                      brush.current = !open;
                      onPaint?.(day, slot, !open);
                    }}
                    onMouseUp={() => {
                      brush.current = null;
                    }}
                    onMouseEnter={() => {
                      if (brush.current !== null) onPaint?.(day, slot, brush.current);
                    }}
                    sx={cell(open, onPaint !== null)}
                  />
                ))}
              </Box>
              <Box role="gridcell" sx={{ width: 168, flexShrink: 0, fontSize: '0.75rem', color: 'text.secondary' }}>
                {spans || text('calendars.week.none')}
              </Box>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

function cell(open: boolean, paintable: boolean) {
  return {
    flex: 1,
    minWidth: 4,
    height: 24,
    bgcolor: open ? 'primary.main' : 'divider',
    cursor: paintable ? 'pointer' : 'default',
    '&:focus-visible': { outline: '2px solid', outlineColor: 'text.primary', outlineOffset: '1px' },
  };
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
