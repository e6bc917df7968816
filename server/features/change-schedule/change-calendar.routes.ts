import * as contract from '../../contract/change-calendar.ts';
import { downloadRoute } from '../../http/file-routes.ts';
import { type MountedRoute, route } from '../../http/route.ts';
import { calendarFile } from './calendar-file.view.ts';
import type { ChangeCalendarService } from './change-calendar.service.ts';
import type { WindowAdviceService } from './window-advice.service.ts';

/** `/api/change-calendar`: what is planned when, as data and as a file, and advice on windows. */
export function changeCalendarRoutes(
  calendar: ChangeCalendarService,
  advice: WindowAdviceService,
  now: () => Date,
): readonly MountedRoute[] {
  return [
    route(contract.readChangeCalendar, ({ query, actor }) => calendar.read(query, actor)),
    downloadRoute(contract.downloadChangeCalendar, async ({ query: { language, ...range }, actor }) =>
      calendarFile(await calendar.read(range, actor), language ?? actor.language, now()),
    ),
    route(contract.checkChangeWindow, ({ body, actor }) => advice.check(body, actor)),
    route(contract.findFreeSlots, ({ body, actor }) => advice.freeSlots(body, actor)),
  ];
}
