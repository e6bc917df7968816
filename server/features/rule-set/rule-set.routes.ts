import { z } from 'zod';
import * as contract from '../../contract/rule-set.ts';
import { idsFilter } from '../../http/list-query.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import type { RebindService } from './rebind.service.ts';
import type { RuleSetQueryService } from './rule-set-query.service.ts';
import type { RuleSetUseService } from './rule-set-use.service.ts';

const filter = z.strictObject({ id: idsFilter.optional(), package: z.string().max(64).optional() });
const useFilter = z.strictObject({ id: idsFilter.optional(), version: z.int().min(1).optional() });

/** `/api/rule-sets`: what is in force, its versions, and the cases that run by them. */
export function ruleSetRoutes(
  queries: RuleSetQueryService,
  uses: RuleSetUseService,
  rebinding: RebindService,
): readonly MountedRoute[] {
  return [
    listRoute(
      contract.listRuleSets,
      { sorts: ['id'] as const, defaultSort: { field: 'id', order: 'ASC' }, filter },
      async (list, { actor }) => queries.list(list, actor),
    ),
    route(contract.readRuleSet, async ({ params, actor }) => queries.read(params.id, actor)),
    route(contract.readRuleSetVersion, async ({ params }) => queries.version(params.id, params.number)),
    listRoute(
      contract.listRuleSetUses,
      { sorts: ['startedAt'] as const, defaultSort: { field: 'startedAt', order: 'DESC' }, filter: useFilter },
      async (list, { params, actor }) => uses.list(params.id, list, actor),
    ),
    route(contract.rebindRuleSet, async ({ params, body, actor, requestId }) => ({
      results: [...(await rebinding.rebind(params.id, body, actor, requestId))],
    })),
  ];
}
