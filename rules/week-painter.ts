import type { Calendar, Weekday } from './schema/calendar.ts';

/** The working week as a grid to paint: one list of slots per weekday, Monday first; true means open. */
export interface WeekGrid {
  /** Minutes of one slot; a divisor of a day. */
  readonly slotMinutes: number;
  readonly days: readonly (readonly boolean[])[];
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const satisfies readonly Weekday[];
const minutesOfDay = 1440;

/** The widest slots, of an hour down to a minute, in which every opening and closing time falls on a line. */
export function slotMinutesOf({ intervals }: Pick<Calendar, 'intervals'>): number {
  const times = weekdays.flatMap((day) => (intervals[day] ?? []).flat()).map(minuteOf);
  return [60, 30, 15, 10, 5, 1].find((slot) => times.every((minute) => minute % slot === 0)) ?? 1;
}

/** The week of a calendar as a grid; `gridIntervals` gives the same intervals back, neighbors joined. */
export function weekGrid(calendar: Pick<Calendar, 'intervals'>): WeekGrid {
  const slotMinutes = slotMinutesOf(calendar);
  const days = weekdays.map((day) => {
    const spans = (calendar.intervals[day] ?? []).map(([from, to]) => [minuteOf(from), minuteOf(to)] as const);
    return Array.from({ length: minutesOfDay / slotMinutes }, (_, slot) =>
      spans.some(([from, to]) => from <= slot * slotMinutes && slot * slotMinutes < to),
    );
  });
  return { slotMinutes, days };
}

/** The working intervals of a painted week: half open, in order, a stroke up to midnight ending at 24:00. */
export function gridIntervals({ slotMinutes, days }: WeekGrid): Calendar['intervals'] {
  const entries = weekdays.flatMap((day, index) => {
    const spans = strokes(days[index] ?? []).map(([from, to]): [string, string] => [
      timeOf(from * slotMinutes),
      timeOf(to * slotMinutes),
    ]);
    return spans.length > 0 ? [[day, spans] as const] : [];
  });
  return Object.fromEntries(entries);
}

function strokes(slots: readonly boolean[]): readonly (readonly [number, number])[] {
  const starts = [...slots.keys()].filter((slot) => slots[slot] && !slots[slot - 1]);
  return starts.map((start) => {
    const length = slots.slice(start).indexOf(false);
    return [start, length < 0 ? slots.length : start + length];
  });
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
