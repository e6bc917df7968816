import { Box } from '@mui/material';
import { type KeyboardEvent, useRef, useState } from 'react';
import { writeHours } from '../../../../rules/hours-text.ts';
import type { DayHours } from '../../../../rules/schema/calendar.ts';
import { useText } from '../../i18n/useText.ts';

/** One day of the grid. */
interface Row {
  readonly name: string;
  /** True where it is open; all rows have as many. */
  readonly slots: readonly boolean[];
  /** The same in figures. */
  readonly hours: DayHours;
}

interface Props {
  readonly label: string;
  readonly slotMinutes: number;
  readonly rows: readonly Row[];
  /** Null where nothing may be painted. */
  readonly onPaint: ((row: number, slot: number, open: boolean) => void) | null;
}

/** One row per day: slots that are open or closed, and the same in figures. Works by mouse and by keyboard. */
export function HoursPainter({ label, slotMinutes, rows, onPaint }: Props) {
  const text = useText();
  const table = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ day: 0, slot: Math.floor(540 / slotMinutes) });
  const brush = useRef<boolean | null>(null);
  const slots = rows[0]?.slots.length ?? 0;
  const move = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
    };
    const open = rows[at.day]?.slots[at.slot] ?? false;
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      onPaint?.(at.day, at.slot, !open);
    }
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const day = Math.min(rows.length - 1, Math.max(0, at.day + step[0]));
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
        aria-label={label}
        aria-readonly={onPaint === null}
        onKeyDown={move}
        onMouseLeave={() => {
          brush.current = null;
        }}
        sx={{ display: 'grid', gap: '2px', minWidth: 520 }}
      >
        {rows.map(({ name, slots: open, hours }, day) => (
          <Box key={name} role="row" sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
            <Box role="rowheader" sx={{ width: 84, flexShrink: 0, fontSize: '0.8125rem' }}>
              {name}
            </Box>
            <Box role="presentation" sx={{ display: 'flex', flex: 1, gap: '1px' }}>
              {open.map((isOpen, slot) => (
                <Box
                  key={timeOf(slot * slotMinutes)}
                  role="gridcell"
                  data-slot={`${day}-${slot}`}
                  tabIndex={at.day === day && at.slot === slot ? 0 : -1}
                  aria-selected={isOpen}
                  aria-label={text('calendars.week.cell', {
                    day: name,
                    from: timeOf(slot * slotMinutes),
                    to: timeOf((slot + 1) * slotMinutes),
                    state: text(isOpen ? 'calendars.week.open' : 'calendars.week.closed'),
                  })}
                  onFocus={() => setAt({ day, slot })}
                  onMouseDown={() => {
                    setAt({ day, slot });
                    brush.current = !isOpen;
                    onPaint?.(day, slot, !isOpen);
                  }}
                  onMouseUp={() => {
                    brush.current = null;
                  }}
                  onMouseEnter={() => {
                    if (brush.current !== null) onPaint?.(day, slot, brush.current);
                  }}
                  sx={cell(isOpen, onPaint !== null)}
                />
              ))}
            </Box>
            <Box role="gridcell" sx={{ width: 168, flexShrink: 0, fontSize: '0.75rem', color: 'text.secondary' }}>
              {writeHours(hours) || text('calendars.week.none')}
            </Box>
          </Box>
        ))}
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
