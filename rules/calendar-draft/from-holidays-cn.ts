import { z } from 'zod';
import { schemaProblems } from '../schema/problems.ts';
import { localDate } from '../schema/time.ts';
import type { CalendarDraft, DraftProblem } from './calendar-draft.ts';

const yearFile = z.object({
  year: z.int().min(1990).max(2200),
  papers: z.array(z.string()),
  days: z.array(z.object({ name: z.string().min(1), date: localDate, isOffDay: z.boolean() })).max(366),
});

/** Names of the public holidays of China, for readers of English. */
const englishNames: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明节: 'Qingming',
  劳动节: 'Labor Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
};

/**
 * Reads a year of the `holiday-cn` data: days off, and make-up workdays (`isOffDay: false`), which are worked with
 * the hours of Monday.
 *
 * A year without an official notice (`papers` empty) has no days and makes nothing known: it is a problem, not a year
 * without holidays.
 */
export function fromHolidaysCn(json: unknown): CalendarDraft {
  const read = yearFile.safeParse(json);
  if (!read.success) {
    const problems = schemaProblems(read.error, json);
    return draft(
      problems.map(({ path, value, allowed }) => ({ place: path, value, code: 'malformed', message: allowed })),
    );
  }
  const { year, papers, days } = read.data;
  if (papers.length === 0 || days.length === 0)
    return draft([
      { place: 'papers', value: papers, code: 'no-notice', message: `the notice for ${year} is not out yet` },
    ]);
  return {
    holidays: days
      .filter(({ isOffDay }) => isOffDay)
      .map(({ date, name }) => ({ date, name: { en: englishName(name), zh: name } })),
    extraWorkdays: days.filter(({ isOffDay }) => !isOffDay).map(({ date }) => ({ date, useWeekday: 1 })),
    completeUntil: `${year}-12-31`,
    sources: papers,
    problems: [],
  };
}

/** Joined holidays ("国庆节、中秋节") are named part by part; an unknown name stands as it is. */
function englishName(name: string): string {
  return name
    .split(/[、,和]/)
    .map((part) => (Object.hasOwn(englishNames, part) ? englishNames[part] : part))
    .join(', ');
}

function draft(problems: readonly DraftProblem[]): CalendarDraft {
  return { holidays: [], extraWorkdays: [], completeUntil: undefined, sources: [], problems };
}
