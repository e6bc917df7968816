import { z } from 'zod';
import * as contract from '../../contract/stalled-job.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import type { StalledJobService } from './stalled-job.service.ts';

const filter = z.strictObject({});
const sorts = ['id'] as const;

/** `/api/stalled-jobs`: work beside all cases that failed for good. */
export function stalledJobRoutes(
  jobs: StalledJobService,
  settle: (requestId: string) => Promise<void>,
): readonly MountedRoute[] {
  return [
    listRoute(
      contract.listStalledJobs,
      { sorts, defaultSort: { field: 'id', order: 'DESC' }, filter },
      async ({ sort, first, limit }) => jobs.list({ order: sort.order, first, limit }),
    ),
    route(contract.retryStalledJob, async ({ params, body, actor, requestId }) => {
      await jobs.retry(params.id, body.reason, actor, requestId);
      await settle(requestId);
      return { id: params.id };
    }),
  ];
}
