import { z } from 'zod';
import { schemaProblems } from '../schema/problems.ts';
import type { CalendarDraft, DraftProblem, DraftProblemCode } from './calendar-draft.ts';

const listed = z.object({ date: z.string(), name: z.string().min(1), type: z.string().optional() });
const list = z.array(listed).max(5000);

/**
 * Reads a list of holidays as the package `date-holidays` gives it: `{ date: "2026-06-19 00:00:00", name, type }`.
 *
 * Only days of type `public` (or without a type) are free; half days, a substitute without a day and days that repeat
 * are left out and said. The package knows no make-up workdays.
 */
export function fromHolidayList(json: unknown): CalendarDraft {
  const read = list.safeParse(json);
  const problems: DraftProblem[] = read.success
    ? []
    : schemaProblems(read.error, json).map(({ path, value, allowed }) => ({
        place: path,
        value,
        code: 'malformed' as const,
        message: allowed,
      }));
  const days = (read.data ?? []).flatMap(({ date, name, type = 'public' }, index) => {
    const place = `[${index}]`;
    const [, day, time = '00:00:00'] = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2}))?/.exec(date) ?? [];
    const leave = (code: DraftProblemCode, message: string) => {
      problems.push({ place, value: date, code, message });
      return [];
    };
    if (day === undefined || !z.iso.date().safeParse(day).success)
      return leave('not-a-day', 'no day such as 2026-06-19');
    if (type !== 'public') return leave('not-public', `"${name}" is of type "${type}", not a public holiday`);
    if (time !== '00:00:00')
      return leave('half-day', `"${name}" begins at ${time}: enter half days as days with hours of their own`);
    return [{ date: day, name: { en: name, zh: name } }];
  });
  const holidays = [...new Map(days.map((day) => [day.date, day])).values()];
  const last = holidays
    .map(({ date }) => date)
    .toSorted()
    .at(-1);
  const completeUntil = last === undefined ? undefined : `${last.slice(0, 4)}-12-31`;
  return { holidays, extraWorkdays: [], completeUntil, sources: [], problems };
}
