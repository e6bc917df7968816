import { z } from 'zod';
import * as contract from '../../contract/outbox.ts';
import { idsFilter } from '../../http/list-query.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import type { OutboxService } from './outbox.service.ts';

const filter = z.strictObject({ id: idsFilter.optional(), status: contract.outboxEntry.shape.status.optional() });
const sorts = ['createdAt'] as const;

/** `/api/outbox`: what leaves the system. */
export function outboxRoutes(outbox: OutboxService): readonly MountedRoute[] {
  return [
    listRoute(
      contract.listOutbox,
      { sorts, defaultSort: { field: 'createdAt', order: 'DESC' }, filter },
      async (list) => outbox.list(list),
    ),
    route(contract.resendOutboxEntry, async ({ params, actor, requestId }) =>
      outbox.resend(params.id, actor, requestId),
    ),
  ];
}
