import { z } from 'zod';
import { listHistory } from '../../contract/history.ts';
import { idsFilter } from '../../http/list-query.ts';
import { listRoute, type MountedRoute } from '../../http/route.ts';
import type { HistoryService } from './history.service.ts';

const filter = z.strictObject({
  id: idsFilter.optional(),
  recordId: z.string().max(64).optional(),
  instanceId: z.string().max(64).optional(),
  elementId: z.string().max(200).optional(),
  lifecycle: z.string().max(40).optional(),
  kind: z.literal('timeline').optional(),
});
const sorts = ['id'] as const;

/** `/api/history`: what happened, append-only. */
export function historyRoutes(history: HistoryService): readonly MountedRoute[] {
  return [
    listRoute(listHistory, { sorts, defaultSort: { field: 'id', order: 'ASC' }, filter }, async (list, { actor }) =>
      history.list(list, actor),
    ),
  ];
}
