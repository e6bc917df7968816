import {
  type BoardMatter,
  type BoardMeeting,
  boardMeetings,
  meetingFor,
} from '../../../rules/change-schedule/board-meetings.ts';
import { type LocalDay, localDay, localDays } from '../../../rules/change-schedule/local-day.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { ScheduleInForce } from '../change-schedule/change-window.view.ts';
import { boardTasks } from './board-item.repository.ts';
import type { BoardCase } from './board-items.ts';

const dayMs = 86_400_000;
/** So far apart two meetings in a row may be. */
const apartMs = 62 * dayMs;

/** A day of the board: by rule, or because it decided something on it. */
export interface MeetingDay {
  readonly day: LocalDay;
  /** Null: by no rule. */
  readonly meeting: BoardMeeting | null;
}

/** The local day of now. */
export function today({ schedule }: ScheduleInForce, now: Date): string {
  return localDays({ from: now.getTime(), to: now.getTime() + 1 }, schedule.zone)[0]?.date ?? '';
}

/** A day with the meeting the rule puts on it. */
export function meetingDay({ schedule, calendars }: ScheduleInForce, date: string): MeetingDay {
  const day = localDay(date, schedule.zone);
  return { day, meeting: boardMeetings(schedule, day, calendars).find((each) => each.date === date) ?? null };
}

/** The meetings that are not over at an instant, so far ahead. */
export function meetingsFrom(
  { schedule, calendars }: ScheduleInForce,
  from: number,
  aheadMs: number,
): readonly BoardMeeting[] {
  return boardMeetings(schedule, { from, to: from + aheadMs }, calendars);
}

/**
 * Whether a change is on the agenda of a day: decided on it, or waiting for its meeting. What waited for a meeting
 * that is over stays on its agenda as undecided, and is on the next one too. Without a rule, everything that has come
 * by then waits for every day.
 */
export function isOnAgenda(
  force: ScheduleInForce,
  { day, meeting }: MeetingDay,
  now: Date,
): (of: BoardCase) => boolean {
  const from = Math.min(meeting?.from ?? 0, now.getTime());
  const ahead = meeting ? meetingsFrom(force, from, meeting.from - from + apartMs) : [];
  const waits = (matter: BoardMatter) =>
    meeting ? meetingFor(matter, ahead)?.date === meeting.date : !force.schedule.board && matter.since < day.to;
  return ({ matter, isDecided }) => isDecided || (matter !== null && waits(matter));
}

/** The day as the stretch of time in which rounds were closed. */
export function decidedWithin({ day }: MeetingDay): { readonly from: string; readonly to: string } {
  return { from: new Date(day.from).toISOString(), to: new Date(day.to).toISOString() };
}

/** Whether the board meets on a day by rule, has decided something on it, or has no rule, so that any day will do. */
export async function isBoardDay(
  reader: Pick<Reader, 'query'>,
  { schedule }: ScheduleInForce,
  day: MeetingDay,
): Promise<boolean> {
  if (day.meeting !== null || !schedule.board) return true;
  return (await boardTasks(reader, decidedWithin(day))).some(({ decidedAt, isOpen }) => !isOpen && decidedAt !== null);
}
