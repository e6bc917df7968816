import { z } from 'zod';
import * as contract from '../../contract/baseline.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import type { BaselineService } from './baseline.service.ts';

const shape = {
  sorts: ['takenAt'],
  defaultSort: { field: 'takenAt', order: 'DESC' },
  filter: z.strictObject({}),
} as const;

/** `/api/baselines`: what configuration items were like, and what differs. */
export function baselineRoutes(
  baselines: BaselineService,
  settle: (requestId: string) => Promise<void>,
): readonly MountedRoute[] {
  return [
    listRoute(contract.listBaselines, shape, (list) => baselines.list(list)),
    route(contract.takeBaseline, async ({ body, ...hand }) => {
      const messageId = await baselines.request(body, hand);
      await settle(hand.requestId);
      return baselines.takenBy(messageId);
    }),
    route(contract.compareBaseline, ({ params, query, actor }) => baselines.compare(params.id, query.with, actor)),
  ];
}
