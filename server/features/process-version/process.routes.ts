import { z } from 'zod';
import * as contract from '../../contract/process.ts';
import { idsFilter } from '../../http/list-query.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import type { ProcessQueryService } from './process-query.service.ts';

const filter = z.strictObject({ id: idsFilter.optional(), category: z.string().max(20).optional() });
const sorts = ['id', 'category'] as const;

/** `/api/processes` and `/api/models`: what is installed. */
export function processRoutes(processes: ProcessQueryService): readonly MountedRoute[] {
  return [
    listRoute(
      contract.listProcesses,
      { sorts, defaultSort: { field: 'id', order: 'ASC' }, filter },
      async (list, { actor }) => processes.list(list, actor),
    ),
    route(contract.readProcess, async ({ params, actor }) => processes.read(params.id, actor)),
    route(contract.readModel, async ({ params, query }) => processes.model(params.id, query.version)),
  ];
}
