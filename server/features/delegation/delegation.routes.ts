import * as contract from '../../contract/delegation.ts';
import { type MountedRoute, route } from '../../http/route.ts';
import type { DelegationService } from './delegation.service.ts';
import type { DeputyService } from './deputy.service.ts';

/** `/api/delegations`: who acts for whom; and who is whose deputy. */
export function delegationRoutes(delegations: DelegationService, deputies: DeputyService): readonly MountedRoute[] {
  return [
    route(contract.listDelegations, async ({ actor }) => [...(await delegations.list(actor))]),
    route(contract.makeDelegation, ({ body, actor, requestId }) => delegations.make(body, actor, requestId)),
    route(contract.endDelegation, ({ params, actor, requestId }) => delegations.end(params.id, actor, requestId)),
    route(contract.nameDeputy, ({ params, body, actor, requestId }) =>
      deputies.name(params.id, body.deputyId, actor, requestId),
    ),
  ];
}
