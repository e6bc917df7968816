import { NotFound } from './errors.ts';
import type { CalendarLibrary } from './features/calendar/calendar-library.service.ts';
import { CalendarFeedService } from './features/calendar-subscription/calendar-feed.service.ts';
import { calendarSubscriptionRoutes } from './features/calendar-subscription/calendar-subscription.routes.ts';
import { CalendarSubscriptionService } from './features/calendar-subscription/calendar-subscription.service.ts';
import { BoardAgendaService } from './features/change-board/board-agenda.service.ts';
import { BoardMinutesService } from './features/change-board/board-minutes.service.ts';
import { changeBoardRoutes } from './features/change-board/change-board.routes.ts';
import { changeCalendarRoutes } from './features/change-schedule/change-calendar.routes.ts';
import { ChangeCalendarService } from './features/change-schedule/change-calendar.service.ts';
import { WindowAdviceService } from './features/change-schedule/window-advice.service.ts';
import type { StepParts } from './features/process-instance/step-parts.ts';
import type { MountedRoute } from './http/route.ts';
import type { Platform } from './platform.ts';

/** Composes the calendar of the process that says when changes may be made, its subscriptions, and the board that decides on them. */
export function composeChangeSchedule(
  { reader, unitOfWork, people, clock, zone }: Platform,
  { versions, directory }: Pick<StepParts, 'versions' | 'directory'>,
  library: CalendarLibrary,
): readonly MountedRoute[] {
  const planner = () => {
    for (const version of versions.inForce) {
      const schedule = version.content.changeSchedule;
      if (schedule) return { version, schedule };
    }
    throw new NotFound('change-schedule', 'change-schedule.json');
  };
  const viewing = {
    reader,
    directory,
    people,
    inForce: () => ({ schedule: planner().schedule, calendars: library.current }),
  };
  const rules = () => {
    const pinned = versions.ruleSet(planner().version, 'change-schedule');
    if (!pinned) throw new NotFound('rule-set', 'change-schedule');
    return pinned.set;
  };
  const agendas = new BoardAgendaService({ ...viewing, clock });
  const minutes = new BoardMinutesService({ ...viewing, unitOfWork });
  const roleName = (id: string) => versions.shared.roles.find((role) => role.id === id)?.name ?? { en: id, zh: id };
  const calendar = new ChangeCalendarService(viewing);
  return [
    ...changeCalendarRoutes(calendar, new WindowAdviceService(viewing, rules), () => clock.now()),
    ...calendarSubscriptionRoutes(
      new CalendarSubscriptionService({ reader, unitOfWork }),
      new CalendarFeedService({ reader, unitOfWork, clock, calendar }),
    ),
    ...changeBoardRoutes(agendas, minutes, { roleName, zone }),
  ];
}
