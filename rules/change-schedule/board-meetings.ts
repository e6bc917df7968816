import { RuleError } from '../errors.ts';
import type { Calendar } from '../schema/calendar.ts';
import type { ChangeSchedule } from '../schema/change-schedule.ts';
import { workdayFrom } from '../workday.ts';
import type { Interval } from './interval.ts';
import { instantOn, localDay, localDays } from './local-day.ts';

/** A meeting of the advisory board. */
export interface BoardMeeting extends Interval {
  /** Local day `yyyy-MM-dd`; on each there is one meeting at most. */
  readonly date: string;
  /** Epoch milliseconds at which its agenda is closed. */
  readonly closes: number;
}

/** When a change came before the board, and by when the board has to decide; epoch milliseconds. */
export interface BoardMatter {
  readonly since: number;
  readonly due: number | null;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Longer than any run of days without work, so that a meeting put off into the stretch is found. */
const putOffAtMost = 31 * dayMs;

/**
 * The meetings that end after the stretch begins and begin before it ends, in order. A meeting on a day without work
 * is on the next working day, at the same hour; two that fall on one day are one.
 *
 * @throws {RuleError} `RULE_SET_INVALID` for a calendar nobody has
 */
export function boardMeetings(
  { board, zone }: ChangeSchedule,
  { from, to }: Interval,
  calendars: readonly Calendar[],
): readonly BoardMeeting[] {
  if (!board) return [];
  const calendar = calendars.find(({ id }) => id === board.calendar);
  if (!calendar) throw new RuleError('RULE_SET_INVALID', `board: unknown calendar "${board.calendar}"`);
  const held = new Map<string, BoardMeeting>();
  for (const { date: planned, weekday } of localDays({ from: from - putOffAtMost, to }, zone)) {
    const meeting = board.meetings.find((each) => each.weekday === weekday);
    if (!meeting) continue;
    const day = localDay(workdayFrom(calendar, planned), zone);
    if (held.has(day.date)) continue;
    const begins = instantOn(day, meeting.from, zone);
    const ends = instantOn(day, meeting.to, zone);
    held.set(day.date, { date: day.date, from: begins, to: ends, closes: begins - board.closesHours * hourMs });
  }
  return [...held.values()].filter((each) => each.to > from && each.from < to).toSorted((a, b) => a.from - b.from);
}

/**
 * The meeting on whose agenda a change is: the first that closes after the change came before the board; an earlier
 * one that is not over then, when the one after it would be too late.
 *
 * @param meetings the ones to come, in order
 */
export function meetingFor({ since, due }: BoardMatter, meetings: readonly BoardMeeting[]): BoardMeeting | undefined {
  return meetings.find(({ closes, to }, index) => {
    const next = meetings[index + 1];
    const isUrgent = due !== null && next !== undefined && due < next.from;
    return since <= closes || (isUrgent && since < to);
  });
}
