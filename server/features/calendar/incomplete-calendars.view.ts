import type { Calendar } from '../../../rules/schema/calendar.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { listVersions } from './calendar-version.repository.ts';

/** A calendar in force that does not know a year yet. */
interface IncompleteCalendar {
  readonly calendar: Calendar;
  /** Holidays, make-up workdays and days with hours of their own it knows of the year. */
  readonly days: number;
}

/**
 * The calendars in force that are not complete for a year: known only until an earlier day, or with holidays of other
 * years and none of this one. Read from the database, because another node may have published one just now.
 */
export async function incompleteCalendars(
  reader: Pick<Reader, 'query'>,
  year: number,
): Promise<readonly IncompleteCalendar[]> {
  const versions = await listVersions(reader);
  const inForce = new Map(versions.map(({ calendar }) => [calendar.id, calendar]));
  return [...inForce.values()].flatMap((calendar) => {
    const known = knownDays(calendar);
    const days = known.filter((date) => date.startsWith(`${year}-`)).length;
    const isComplete = calendar.completeUntil >= `${year}-12-31` && (days > 0 || known.length === 0);
    return isComplete ? [] : [{ calendar, days }];
  });
}

function knownDays({ holidays, extraWorkdays, exceptions = [] }: Calendar): readonly string[] {
  return [...holidays, ...extraWorkdays, ...exceptions].map(({ date }) => date);
}
