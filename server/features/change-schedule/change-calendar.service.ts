import { frozenStretches } from '../../../rules/change-schedule/frozen-stretches.ts';
import type { Interval } from '../../../rules/change-schedule/interval.ts';
import { openings } from '../../../rules/change-schedule/maintenance-windows.ts';
import type { Actor } from '../../actor.ts';
import type { CalendarRange, ChangeCalendar, ScheduledChange } from '../../contract/change-calendar.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import { BadRequest } from '../../errors.ts';
import type { Directory } from '../../execution/directory.ts';
import { datumNames } from '../../master-data/datum-names.ts';
import { readableRecords } from '../record/readable.view.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { hasOutage } from './change-outage.ts';
import { calendarStatuses, phaseOf } from './change-phase.ts';
import { conflictsAmong } from './conflicts-among.ts';
import { findingViews } from './finding-views.ts';
import { bindingStatuses, changesWithin } from './planned-change.repository.ts';
import { type CalendarChange, textOf } from './planned-change.ts';
import type { ScheduleInForce } from './schedule-surroundings.ts';

/** What showing the calendar needs. */
export interface CalendarViewing {
  readonly reader: Reader;
  readonly directory: Directory;
  readonly people: PersonDirectory;
  /** Windows and freezes as they are in force now. */
  readonly inForce: () => ScheduleInForce;
}

const dayMs = 86_400_000;
const longestRangeDays = 100;
const mostChanges = 1_000;

/**
 * The change calendar: planned changes with freezes, maintenance windows and conflicts.
 *
 * Source: ISO/IEC 20000-1:2018, 8.5.1.3 (deployment dates are told to interested parties).
 */
export class ChangeCalendarService {
  readonly #viewing: CalendarViewing;

  constructor(viewing: CalendarViewing) {
    this.#viewing = viewing;
  }

  /**
   * Everything in a stretch of time that the reader may read; changes they may not read still count as conflicts,
   * without their number.
   *
   * @throws {BadRequest} when the range is empty or longer than 100 days
   */
  async read(range: CalendarRange, actor: Actor): Promise<ChangeCalendar> {
    const { reader, directory, inForce } = this.#viewing;
    const stretch = stretchOf(range);
    const force = inForce();
    const { schedule, calendars } = force;
    const { longestDays } = schedule;
    const readable = await changesWithin(reader, stretch, {
      statuses: calendarStatuses,
      longestDays,
      condition: await readableRecords(actor, directory),
    });
    const wanted = readable.filter((change) => isWanted(change, range));
    const shown = wanted.slice(0, mostChanges);
    const room = { from: stretch.from - longestDays * dayMs, to: stretch.to + longestDays * dayMs };
    const others = await changesWithin(reader, room, { statuses: bindingStatuses, longestDays });
    return {
      zone: schedule.zone,
      from: new Date(stretch.from).toISOString(),
      to: new Date(stretch.to).toISOString(),
      changes: await this.#views(shown, others, force, actor),
      more: wanted.length > shown.length,
      freezes: frozenStretches(schedule, stretch, calendars).map((each) => ({
        ...each,
        name: nameIn(schedule.freezes, each.freeze),
      })),
      windows: openings(schedule, stretch).map(({ window, from, to }) => ({
        window,
        name: nameIn(schedule.windows, window),
        start: new Date(from).toISOString(),
        end: new Date(to).toISOString(),
      })),
    };
  }

  async #views(
    changes: readonly CalendarChange[],
    others: readonly CalendarChange[],
    force: ScheduleInForce,
    actor: Actor,
  ): Promise<ScheduledChange[]> {
    const { reader, people } = this.#viewing;
    const ahead = changes.filter(({ status }) => phaseOf(status) !== 'done');
    const conflicts = await conflictsAmong(reader, force, ahead, others);
    const view = await findingViews(this.#viewing, force, [...conflicts.values()].flat(), actor);
    const person = await people.refs(changes.map(({ implementerId }) => implementerId));
    const names = await datumNames(
      reader,
      changes.flatMap(({ ciIds, serviceIds }) => [...ciIds, ...serviceIds]),
    );
    const thing = (id: string) => ({ id, name: names.get(id)?.name ?? { en: id, zh: id } });
    return changes.map((change) => ({
      id: change.id,
      number: change.number,
      title: change.title,
      start: new Date(change.from).toISOString(),
      end: new Date(change.to).toISOString(),
      status: change.status,
      phase: phaseOf(change.status),
      type: textOf(change.fields, 'changeType'),
      riskLevel: textOf(change.fields, 'riskLevel'),
      outage: hasOutage(change.fields),
      implementer: person(change.implementerId),
      services: change.serviceIds.map(thing),
      items: change.ciIds.map(thing),
      findings: (conflicts.get(change.id) ?? []).map(view),
    }));
  }
}

function stretchOf({ from, to }: CalendarRange): Interval {
  const stretch = { from: Date.parse(from), to: Date.parse(to) };
  if (stretch.to <= stretch.from) throw new BadRequest('to', 'too-early', 'allowed: after "from"');
  if (stretch.to - stretch.from > longestRangeDays * dayMs)
    throw new BadRequest('to', 'too-late', `allowed: at most ${longestRangeDays} days after "from"`);
  return stretch;
}

function isWanted({ serviceIds, ciIds, implementerId, fields }: CalendarChange, range: CalendarRange): boolean {
  return (
    (range.service === undefined || serviceIds.includes(range.service)) &&
    (range.item === undefined || ciIds.includes(range.item)) &&
    (range.person === undefined || implementerId === range.person) &&
    (range.risk === undefined || textOf(fields, 'riskLevel') === range.risk)
  );
}

function nameIn(all: readonly { readonly id: string; readonly name: { en: string; zh: string } }[], id: string) {
  return all.find((each) => each.id === id)?.name ?? { en: id, zh: id };
}
