import { calendarRoutes } from './features/calendar/calendar.routes.ts';
import { CalendarService } from './features/calendar/calendar.service.ts';
import { CalendarDraftService } from './features/calendar/calendar-draft.service.ts';
import type { CalendarLibrary } from './features/calendar/calendar-library.service.ts';
import type { RecalculationService } from './features/calendar/recalculation.service.ts';
import type { ProcessVersionService } from './features/process-version/process-version.service.ts';
import type { MountedRoute } from './http/route.ts';
import type { Platform } from './platform.ts';

/** Composes what people do with calendars. */
export function composeCalendars(
  { reader, unitOfWork, people }: Platform,
  {
    versions,
    library,
    recalculations,
    settle,
  }: {
    readonly versions: ProcessVersionService;
    readonly library: CalendarLibrary;
    readonly recalculations: RecalculationService;
    readonly settle: (requestId: string) => Promise<void>;
  },
): readonly MountedRoute[] {
  const ruleSets = () => versions.shared.ruleSets;
  const calendars = new CalendarService({ reader, unitOfWork, library, recalculations, people, ruleSets });
  return calendarRoutes(calendars, new CalendarDraftService(unitOfWork, library, recalculations), settle);
}
