import { z } from 'zod';
import * as operation from '../../contract/operation.ts';
import * as contract from '../../contract/process.ts';
import * as stall from '../../contract/stall.ts';
import { idsFilter } from '../../http/list-query.ts';
import { type Call, listRoute, type MountedRoute, repeatableRoute, route } from '../../http/route.ts';
import type { InstanceQueryService } from './instance-query.service.ts';
import type { MoveService } from './move.service.ts';
import type { Repair, StallPlace, StallService } from './stall.service.ts';
import type { StartProcessService } from './start-process.service.ts';

const filter = z.strictObject({
  id: idsFilter.optional(),
  processId: z.string().max(80).optional(),
  recordId: z.string().max(64).optional(),
  status: z.enum(['active', 'completed', 'terminated', 'canceled', 'failed']).optional(),
  stalled: z.boolean().optional(),
});
const sorts = ['id', 'startedAt'] as const;

/** A request to repair a stall, as its endpoints have it. */
type RepairCall = Call<{ readonly id: string; readonly stallId: string }, unknown, { readonly reason: string }>;

/** Starting processes and looking at their instances. */
export function processInstanceRoutes(
  services: {
    readonly starts: StartProcessService;
    readonly queries: InstanceQueryService;
    readonly stalls: StallService;
    readonly moves: MoveService;
  },
  settle: (requestId: string) => Promise<void>,
): readonly MountedRoute[] {
  const { starts, queries, stalls, moves } = services;
  const repaired = async (
    { params, body, actor, requestId }: RepairCall,
    repair: (place: StallPlace, by: Repair) => Promise<void>,
  ) => {
    await repair({ instanceId: params.id, stallId: params.stallId }, { actor, reason: body.reason, requestId });
    await settle(requestId);
    return queries.read(params.id, actor);
  };
  return [
    route(contract.readStartForm, async ({ params, query, actor }) => starts.form(params.id, actor, query.item)),
    repeatableRoute(contract.startProcess, async ({ params, body, actor, idempotency, requestId }) => {
      const started = await starts.start(params.id, body.values, { actor, idempotency, requestId });
      await settle(requestId);
      return started;
    }),
    listRoute(
      contract.listProcessInstances,
      { sorts, defaultSort: { field: 'startedAt', order: 'DESC' }, filter },
      async (list, { actor }) => queries.list(list, actor),
    ),
    route(contract.readProcessInstance, async ({ params, actor }) => queries.read(params.id, actor)),
    repeatableRoute(operation.moveToken, async ({ params, body, ...caller }) => {
      await moves.apply(params.id, body, caller);
      await settle(caller.requestId);
      return queries.read(params.id, caller.actor);
    }),
    repeatableRoute(operation.skipElement, async ({ params, body, ...caller }) => {
      await moves.apply(params.id, body, caller);
      await settle(caller.requestId);
      return queries.read(params.id, caller.actor);
    }),
    route(stall.retryStall, (call) => repaired(call, (place, repair) => stalls.retry(place, repair))),
    route(stall.supplyFact, (call) => repaired(call, (place, repair) => stalls.supply(place, call.body.value, repair))),
    route(stall.skipStall, (call) => repaired(call, (place, repair) => stalls.giveUp(place, repair))),
    route(stall.cancelStalled, (call) => repaired(call, (place, repair) => stalls.cancel(place, repair))),
  ];
}
