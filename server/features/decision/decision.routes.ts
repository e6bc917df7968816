import { z } from 'zod';
import { instant } from '../../contract/common.ts';
import { listDecisions } from '../../contract/decision.ts';
import { ruleSetId } from '../../contract/rule-set.ts';
import { idsFilter } from '../../http/list-query.ts';
import { listRoute, type MountedRoute } from '../../http/route.ts';
import type { DecisionService } from './decision.service.ts';

const filter = z.strictObject({
  id: idsFilter.optional(),
  ruleSet: z.string().max(64).optional(),
  ruleSetId: ruleSetId.optional(),
  contentHash: z.string().max(64).optional(),
  recordId: z.string().max(64).optional(),
  instanceId: z.string().max(64).optional(),
  row: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/)
    .optional(),
  from: instant.optional(),
  to: instant.optional(),
});

/** `/api/decisions`: what rule sets decided, append-only. */
export function decisionRoutes(decisions: DecisionService): readonly MountedRoute[] {
  return [
    listRoute(
      listDecisions,
      { sorts: ['id'] as const, defaultSort: { field: 'id', order: 'DESC' }, filter },
      async (list, { actor }) => decisions.list(list, actor),
    ),
  ];
}
