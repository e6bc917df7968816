import type { Variables } from '../../../engine/index.ts';
import * as contract from '../../contract/record.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import type { RecordService } from './record.service.ts';
import { recordFilter } from './record-filter.ts';
import type { RecordQueryService } from './record-query.service.ts';

/** `/api/records`: the registers of all types; sort and filter keys are checked by the record type. */
export function recordRoutes(
  records: RecordService,
  queries: RecordQueryService,
  sorts: () => readonly string[],
  settle: (requestId: string) => Promise<void>,
): readonly MountedRoute[] {
  return [
    route(contract.listRecordTypes, async () => [...queries.types()]),
    {
      endpoint: contract.listRecords,
      // Which fields may be sorted by is known once packages are installed, so the list is asked for per call.
      answer: (call) =>
        listRoute(
          contract.listRecords,
          { sorts: sorts(), defaultSort: { field: 'number', order: 'DESC' }, filter: recordFilter },
          async (list, { params, actor }) => queries.list(params.type, list, actor),
        ).answer(call),
    },
    route(contract.readRecord, async ({ params, actor, requestId }) =>
      queries.read(params.type, params.id, actor, requestId),
    ),
    route(contract.overrideRecord, async ({ params, body, actor, requestId, ifMatch }) => {
      const change = { fields: body.fields as Variables, reason: body.reason, lockVersion: ifMatch };
      await records.override(params, change, actor, requestId);
      await settle(requestId);
      return queries.readAfterCommand(params.type, params.id, actor, requestId);
    }),
    route(contract.sendToRecord, async ({ params, body, actor, requestId }) => {
      await records.send(params, body, actor, requestId);
      await settle(requestId);
      return queries.readAfterCommand(params.type, params.id, actor, requestId);
    }),
  ];
}
