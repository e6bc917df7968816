import { z } from 'zod';
import * as contract from '../../../contract/what-if.ts';
import { listRoute, type MountedRoute, route } from '../../../http/route.ts';
import type { WhatIfService } from './what-if.service.ts';
import type { WhatIfChangeService } from './what-if-change.service.ts';

/** `/api/what-ifs`: what drafts would have decided. */
export function whatIfRoutes(replays: WhatIfService, changes: WhatIfChangeService): readonly MountedRoute[] {
  return [
    route(contract.startWhatIf, async ({ params, body, actor, requestId }) =>
      replays.start(params.id, body, actor, requestId),
    ),
    route(contract.readWhatIf, async ({ params, actor }) => replays.read(params.id, actor)),
    route(contract.readLatestWhatIf, async ({ params, actor }) => replays.latest(params.id, actor)),
    route(contract.resumeWhatIf, async ({ params, actor }) => replays.resume(params.id, actor)),
    route(contract.cancelWhatIf, async ({ params, actor }) => replays.cancel(params.id, actor)),
    listRoute(
      contract.listWhatIfChanges,
      { sorts: ['id'] as const, defaultSort: { field: 'id', order: 'ASC' }, filter: z.strictObject({}) },
      async (list, { params, actor }) => changes.list(params.id, list, actor),
    ),
  ];
}
