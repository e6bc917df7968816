import * as contract from '../../contract/calendar.ts';
import * as command from '../../contract/calendar-command.ts';
import { RequestError } from '../../errors.ts';
import { type MountedRoute, route } from '../../http/route.ts';
import type { CalendarService } from './calendar.service.ts';
import type { CalendarDraftService } from './calendar-draft.service.ts';

/** `/api/calendars`: service time, and its changes by draft and approval. */
export function calendarRoutes(
  calendars: CalendarService,
  drafts: CalendarDraftService,
  settle: (requestId: string) => Promise<void>,
): readonly MountedRoute[] {
  return [
    route(contract.listCalendars, () => calendars.list()),
    route(contract.readCalendar, ({ params, actor }) => calendars.read(params.id, actor)),
    route(contract.tryCalendar, ({ params, query }) => calendars.due(params.id, query)),
    route(command.beginCalendarDraft, async ({ params, body, ...hand }) => {
      await drafts.begin(params.id, body.reason, hand);
      return calendars.read(params.id, hand.actor);
    }),
    route(command.editCalendarDraft, async ({ params, body, ifMatch, ...hand }) => {
      await drafts.edit(params.id, body, versionOf(ifMatch), hand);
      return calendars.read(params.id, hand.actor);
    }),
    route(command.importIntoCalendar, async ({ params, body, ...hand }) => {
      await drafts.importDays(params.id, body, hand);
      return calendars.read(params.id, hand.actor);
    }),
    route(command.submitCalendarDraft, async ({ params, ifMatch, ...hand }) => {
      await drafts.submit(params.id, versionOf(ifMatch), hand);
      return calendars.read(params.id, hand.actor);
    }),
    route(command.decideCalendarDraft, async ({ params, body, ifMatch, ...hand }) => {
      await drafts.decide(params.id, { ...body, lockVersion: versionOf(ifMatch) }, hand);
      await settle(hand.requestId);
      return calendars.read(params.id, hand.actor);
    }),
    route(command.withdrawCalendarDraft, async ({ params, ifMatch, ...hand }) => {
      await drafts.withdraw(params.id, versionOf(ifMatch), hand);
      return calendars.read(params.id, hand.actor);
    }),
    route(command.recalculateClocks, async ({ params, body, ...hand }) => {
      await calendars.recalculate(params.id, body.reason, hand);
      return calendars.read(params.id, hand.actor);
    }),
  ];
}

/** `serve` has made sure of it. */
function versionOf(ifMatch: number | null): number {
  if (ifMatch === null) throw new RequestError('PRECONDITION_REQUIRED', 'send an If-Match header');
  return ifMatch;
}
