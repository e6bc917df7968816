import { z } from 'zod';
import * as contract from '../../contract/kpi.ts';
import { idsFilter } from '../../http/list-query.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import type { KpiService } from './kpi.service.ts';

const filter = z.strictObject({
  id: idsFilter.optional(),
  period: contract.kpi.shape.period,
  part: z.enum(['numerator', 'denominator']).optional(),
  service: z.string().max(64).optional(),
});
const sorts = ['number'] as const;

/** `/api/kpis`: figures, and what they were counted from. */
export function kpiRoutes(kpis: KpiService): readonly MountedRoute[] {
  return [
    route(contract.listKpis, ({ query }) => kpis.list(query)),
    listRoute(
      contract.listKpiRecords,
      { sorts, defaultSort: { field: 'number', order: 'ASC' }, filter },
      async (list, { params, actor }) => kpis.records(params, list, actor),
    ),
  ];
}
