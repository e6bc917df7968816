import { z } from 'zod';
import * as contract from '../../contract/notification.ts';
import { idsFilter } from '../../http/list-query.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import type { InboxNotificationService } from './inbox-notification.service.ts';

const filter = z.strictObject({ id: idsFilter.optional(), unread: z.boolean().optional() });
const sorts = ['id'] as const;

/** `/api/notifications`: what the reader was told. */
export function notificationRoutes(notifications: InboxNotificationService): readonly MountedRoute[] {
  return [
    listRoute(
      contract.listNotifications,
      { sorts, defaultSort: { field: 'id', order: 'DESC' }, filter },
      async (list, { actor }) => notifications.list(list, actor),
    ),
    route(contract.readAllNotifications, async ({ actor }) => ({ read: await notifications.readAll(actor) })),
    route(contract.readNotification, async ({ params, actor }) => notifications.read(params.id, actor)),
  ];
}
