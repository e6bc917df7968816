import type {
  CalendarSubscription,
  MadeSubscription,
  SubscriptionWish,
} from '../../../../server/contract/calendar-subscription.ts';
import { request } from '../../session/request.ts';

const path = '/api/calendar-subscriptions';

/** What the page asks of the reader's own subscriptions. */
export const subscriptionApi = {
  list: async (): Promise<readonly CalendarSubscription[]> =>
    (await request<readonly CalendarSubscription[]>(path)).value,
  make: async (wish: SubscriptionWish): Promise<MadeSubscription> =>
    (await request<MadeSubscription>(path, { method: 'POST', body: wish })).value,
  revoke: (id: string): Promise<unknown> => request(`${path}/${encodeURIComponent(id)}/revoke`, { method: 'POST' }),
};
