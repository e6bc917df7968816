import { type Actor, hasRole } from '../../actor.ts';
import type { Clock } from '../../clock.ts';
import type { Agenda, BoardMeetingView } from '../../contract/change-board.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { NotFound } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import type { ScheduleInForce } from '../change-schedule/change-window.view.ts';
import { readableRecords } from '../record/readable.view.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { boardTasks } from './board-item.repository.ts';
import { boardCases, dueOf, waitingOf } from './board-items.ts';
import { chair } from './chair.ts';
import {
  decidedWithin,
  isBoardDay,
  isOnAgenda,
  type MeetingDay,
  meetingDay,
  meetingsFrom,
  today,
} from './meeting-day.ts';
import { daysWithMinutes } from './minutes.repository.ts';

interface Parts {
  readonly reader: Reader;
  readonly directory: Directory;
  readonly people: PersonDirectory;
  readonly clock: Clock;
  /** Days of the board, and calendars, as they are in force now. */
  readonly inForce: () => ScheduleInForce;
}

const weekMs = 7 * 86_400_000;
const weeksBack = 4;
const weeksAhead = 8;
/** Agendas further ahead hold nothing. */
const furthestMs = 53 * weekMs;

/**
 * What the change advisory board has before it, meeting by meeting.
 *
 * Source: ISO/IEC 20000-1:2018, 8.5.1.3 (decisions on changes are documented).
 */
export class BoardAgendaService {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Every change before the board that the reader may read: all that wait, or what is on the agenda of one day.
   *
   * @throws {NotFound} for a day on which the board neither meets nor has decided
   */
  async agenda(date: string | undefined, actor: Actor): Promise<Agenda> {
    const readable = await readableRecords(actor, this.#parts.directory);
    const day = date === undefined ? null : await this.#dayOf(date);
    const force = this.#parts.inForce();
    const now = this.#parts.clock.now();
    const { cases, person } = await boardCases(this.#parts, day && decidedWithin(day), readable);
    const shown = day ? cases.filter(isOnAgenda(force, day, now)) : cases;
    return {
      date: date ?? null,
      hours: hoursOf(day?.meeting ?? null),
      items: shown.map(({ item, tasks }) => {
        const meeting = tasks.find(({ round, isOpen }) => round === null && isOpen);
        return {
          ...item,
          due: dueOf(tasks),
          meetingTask: meeting ? { id: meeting.id, mine: hasRole(actor, chair) } : null,
          waiting: waitingOf(tasks, person, actor.userId),
        };
      }),
      mayWriteMinutes: hasRole(actor, chair) && date !== undefined && date <= today(force, now),
    };
  }

  /** Meetings by rule, and the other days on which the board decided. */
  async meetings(actor: Actor): Promise<BoardMeetingView[]> {
    const { reader, directory, clock } = this.#parts;
    const force = this.#parts.inForce();
    const now = clock.now();
    const from = now.getTime() - weeksBack * weekMs;
    const { cases } = await boardCases(this.#parts, null, await readableRecords(actor, directory));
    const ruled = meetingsFrom(force, from, (weeksBack + weeksAhead) * weekMs);
    const decided = await this.#decidedDays(new Date(from), now);
    const others = [...decided, ...(force.schedule.board ? [] : [today(force, now)])];
    const days = [...new Set([...ruled.map(({ date }) => date), ...others])].toSorted();
    const written = await daysWithMinutes(reader, days[0] ?? '');
    const next = ruled.find(({ to }) => to > now.getTime())?.date ?? today(force, now);
    return days.map((date) => {
      const day = meetingDay(force, date);
      return {
        date,
        hours: hoursOf(day.meeting),
        state: date < next ? ('over' as const) : date === next ? ('next' as const) : ('later' as const),
        changes: date < next ? null : cases.filter(isOnAgenda(force, day, now)).length,
        minutes: written.has(date),
      };
    });
  }

  async #dayOf(date: string): Promise<MeetingDay> {
    const force = this.#parts.inForce();
    const day = meetingDay(force, date);
    const isTooFar = day.day.from > this.#parts.clock.now().getTime() + furthestMs;
    if (isTooFar || !(await isBoardDay(this.#parts.reader, force, day))) throw new NotFound('board-meeting', date);
    return day;
  }

  async #decidedDays(from: Date, now: Date): Promise<readonly string[]> {
    // What was decided in this very millisecond, too.
    const within = { from: from.toISOString(), to: new Date(now.getTime() + 1).toISOString() };
    const tasks = await boardTasks(this.#parts.reader, within);
    const force = this.#parts.inForce();
    return tasks.flatMap(({ decidedAt }) => (decidedAt === null ? [] : [today(force, new Date(decidedAt))]));
  }
}

function hoursOf(meeting: MeetingDay['meeting']): Agenda['hours'] {
  if (!meeting) return null;
  const at = (instant: number) => new Date(instant).toISOString();
  return { start: at(meeting.from), end: at(meeting.to), closes: at(meeting.closes) };
}
