import { z } from 'zod';
import { kebabId } from './identifier.ts';
import { localizedText } from './languages.ts';
import { shape } from './shape.ts';
import { localDate } from './time.ts';

const opens = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'allowed: 00:00 to 23:59');
const closes = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'allowed: 00:01 to 24:00');

const interval = z
  .tuple([opens, closes])
  .refine(([from, to]) => from < to, { error: 'an interval ends after it begins; over midnight, split it at 24:00' });

const day = z
  .array(interval)
  .max(12)
  .refine((list) => list.every(([from], index) => index === 0 || from >= (list[index - 1]?.[1] ?? '')), {
    error: 'intervals of a day stand in order and do not overlap',
  });

/** More than a century of a country with many holidays. */
const mostDays = 5_000;

const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** When service time runs. Precedence of a day: exception, then extra workday, then holiday, then weekday. */
export const calendar = shape({
  id: kebabId.describe('Id of the calendar, e.g. "cal-8x5"'),
  name: localizedText.describe('Name shown to people'),
  zone: z
    .string()
    .refine(isZone, { error: 'allowed: an IANA time zone, e.g. "Asia/Shanghai"' })
    .describe('IANA zone its times are in'),
  intervals: z
    .partialRecord(z.enum(weekdays), day)
    .describe('Half-open working intervals ["09:00","12:00"] per ISO weekday, "1" Monday to "7" Sunday'),
  holidays: z
    .array(shape({ date: localDate.describe('Day off'), name: localizedText.describe('Name of the holiday') }))
    .max(mostDays, `allowed: at most ${mostDays} days`)
    .describe('Days without working time'),
  extraWorkdays: z
    .array(
      shape({
        date: localDate.describe('Day worked although weekday or holiday says otherwise'),
        useWeekday: z.int().min(1).max(7).optional().describe('ISO weekday whose intervals apply; absent: Monday'),
      }),
    )
    .max(mostDays, `allowed: at most ${mostDays} days`)
    .describe('Make-up workdays'),
  exceptions: z
    .array(
      shape({
        date: localDate.describe('Day with hours of its own'),
        name: localizedText.describe('What the day is called'),
        reason: z
          .string()
          .regex(/\S/, 'allowed: why the day is another')
          .max(500)
          .describe('Why, for whoever asks later'),
        intervals: day.describe('Its working intervals, in place of all others; none: closed'),
      }),
    )
    .max(2000)
    .optional()
    .describe('Single days with hours of their own, e.g. closed at noon for a move; absent: none'),
  completeUntil: localDate.describe('Last day whose holidays are known; later results are provisional'),
}).superRefine(({ intervals, holidays, extraWorkdays, exceptions = [] }, context) => {
  if (Object.values(intervals).every((day) => day.length === 0))
    context.addIssue({ code: 'custom', path: ['intervals'], message: 'a calendar opens on some day of the week' });
  for (const [list, days] of Object.entries({ holidays, extraWorkdays, exceptions })) {
    const dates = new Set<string>();
    for (const [index, { date }] of days.entries()) {
      if (dates.has(date))
        context.addIssue({ code: 'custom', path: [list, index, 'date'], message: `"${date}" stands twice` });
      dates.add(date);
    }
  }
});

/** `shared/calendars.json`. */
export const calendars = z.array(calendar).min(1);

export type Calendar = z.infer<typeof calendar>;
export type Weekday = (typeof weekdays)[number];

/** Working intervals of one day, in order; an empty list is a day that is closed. */
export type DayHours = z.infer<typeof day>;

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
