const dayMs = 86_400_000;

/** How much of the calendar is shown. */
export type CalendarView = 'month' | 'week' | 'list';
export const calendarViews = ['month', 'week', 'list'] as const;

/** The local day `yyyy-MM-dd` of an instant. */
export function dayOf(instant: string | number, zone: string | undefined): string {
  return new Intl.DateTimeFormat('en-CA', zone === undefined ? {} : { timeZone: zone }).format(new Date(instant));
}

/** A day so many days later. */
export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

/** The first day of a month so many months later. */
function addMonths(day: string, count: number): string {
  const [year = 2000, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
}

/** The days a view shows around a day, in weeks from Monday: a month with the days that fill its weeks, or one week. */
export function weeksOf(view: CalendarView, day: string): readonly (readonly string[])[] {
  const first = mondayOf(view === 'week' ? day : `${day.slice(0, 7)}-01`);
  const last = view === 'week' ? first : addDays(addMonths(day, 1), -1);
  const weeks: string[][] = [];
  for (let monday = first; monday <= last; monday = addDays(monday, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => addDays(monday, index)));
  return weeks;
}

/** The day to show one view further. */
export function paged(view: CalendarView, day: string, pages: 1 | -1): string {
  return view === 'week' ? addDays(day, 7 * pages) : addMonths(day, pages);
}

/** Whether a stretch, its end not included, touches a local day. */
export function touches(day: string, start: string, end: string, zone: string): boolean {
  return dayOf(start, zone) <= day && day <= dayOf(Date.parse(end) - 1, zone);
}

function mondayOf(day: string): string {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}
