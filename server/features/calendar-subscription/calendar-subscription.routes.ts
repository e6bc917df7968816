import type { z } from 'zod';
import * as contract from '../../contract/calendar-subscription.ts';
import { type MountedRoute, route } from '../../http/route.ts';
import type { CalendarFeedService } from './calendar-feed.service.ts';
import type { CalendarSubscriptionService } from './calendar-subscription.service.ts';

/** `/api/calendar-subscriptions`, and the addresses they give out. */
export function calendarSubscriptionRoutes(
  subscriptions: CalendarSubscriptionService,
  feed: CalendarFeedService,
): readonly MountedRoute[] {
  return [
    route(contract.listCalendarSubscriptions, ({ actor }) => subscriptions.list(actor)),
    route(contract.makeCalendarSubscription, ({ body, actor, requestId }) =>
      subscriptions.make(body, actor, requestId),
    ),
    route(contract.revokeCalendarSubscription, async ({ params, actor, requestId }) => {
      await subscriptions.revoke(params.id, actor, requestId);
      return null;
    }),
    {
      endpoint: contract.readCalendarFeed,
      answer: async ({ params, ip }) => {
        const { token } = params as z.output<NonNullable<typeof contract.readCalendarFeed.params>>;
        return { body: null, file: await feed.read(token, ip) };
      },
    },
  ];
}
