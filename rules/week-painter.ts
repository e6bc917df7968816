import type { Calendar, DayHours, Weekday } from './schema/calendar.ts';

/** The working week as a grid to paint: one list of slots per weekday, Monday first; true means open. */
export interface WeekGrid {
  /** Minutes of one slot; a divisor of a day. */
  readonly slotMinutes: number;
  readonly days: readonly (readonly boolean[])[];
}

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const satisfies readonly Weekday[];
const minutesOfDay = 1440;

/** The widest slots, of `widest` minutes down to one, in which every opening and closing time falls on a line. */
export function slotMinutesOf(days: readonly DayHours[], widest = 60): number {
  const times = days.flat(2).map(minuteOf);
  const sizes = [60, 30, 15, 10, 5, 1].filter((slot) => slot <= widest);
  return sizes.find((slot) => times.every((minute) => minute % slot === 0)) ?? 1;
}

/** The week of a calendar as a grid; `gridIntervals` gives the same intervals back, neighbors joined. */
export function weekGrid({ intervals }: Pick<Calendar, 'intervals'>): WeekGrid {
  const week = weekdays.map((day) => intervals[day] ?? []);
  const slotMinutes = slotMinutesOf(week);
  return { slotMinutes, days: week.map((hours) => daySlots(hours, slotMinutes)) };
}

/** One day as slots: true where it is open. */
export function daySlots(hours: DayHours, slotMinutes: number): readonly boolean[] {
  const spans = hours.map(([from, to]) => [minuteOf(from), minuteOf(to)] as const);
  return Array.from({ length: minutesOfDay / slotMinutes }, (_, slot) =>
    spans.some(([from, to]) => from <= slot * slotMinutes && slot * slotMinutes < to),
  );
}

/** The working intervals of a painted week: half open, in order, a stroke up to midnight ending at 24:00. */
export function gridIntervals({ slotMinutes, days }: WeekGrid): Calendar['intervals'] {
  const entries = weekdays.flatMap((day, index) => {
    const hours = slotHours(days[index] ?? [], slotMinutes);
    return hours.length > 0 ? [[day, hours] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** The working intervals of one painted day. */
export function slotHours(slots: readonly boolean[], slotMinutes: number): DayHours {
  const starts = [...slots.keys()].filter((slot) => slots[slot] && !slots[slot - 1]);
  return starts.map((start): [string, string] => {
    const length = slots.slice(start).indexOf(false);
    const end = length < 0 ? slots.length : start + length;
    return [timeOf(start * slotMinutes), timeOf(end * slotMinutes)];
  });
}

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

function timeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
