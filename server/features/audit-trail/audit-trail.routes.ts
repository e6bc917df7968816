import { z } from 'zod';
import * as contract from '../../contract/audit-trail.ts';
import { downloadRoute } from '../../http/file-routes.ts';
import { idsFilter, parseListQuery } from '../../http/list-query.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import type { AuditFilter } from './audit-filter.ts';
import type { AuditTrailService } from './audit-trail.service.ts';
import type { EvidencePackService } from './evidence-pack.service.ts';
import type { TrailExportService } from './trail-export.service.ts';

const filter = z.strictObject({
  id: idsFilter.optional(),
  action: z.string().max(60).optional(),
  actorId: z.string().max(64).optional(),
  entityType: z.string().max(60).optional(),
  recordNumber: z.string().max(64).optional(),
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
});
const shape = { sorts: ['id'], defaultSort: { field: 'id', order: 'DESC' }, filter } as const;

/** `/api/audit-trail` and evidence packs: there is no call that changes or purges a line. */
export function auditTrailRoutes({
  trail,
  exports,
  packs,
}: {
  readonly trail: AuditTrailService;
  readonly exports: TrailExportService;
  readonly packs: EvidencePackService;
}): readonly MountedRoute[] {
  return [
    listRoute(contract.listAuditTrail, shape, (list, { actor }) => trail.list(list, actor)),
    route(contract.readSealing, () => trail.sealing()),
    downloadRoute(contract.exportAuditLines, ({ query, actor, requestId }) =>
      exports.csv(filterOf(query), query.language, { actor, requestId }),
    ),
    downloadRoute(contract.exportTrailEvidence, ({ query, actor, requestId }) =>
      exports.pack(filterOf(query), { actor, requestId }),
    ),
    route(contract.verifyAuditTrail, () => trail.verify()),
    downloadRoute(contract.exportEvidence, ({ params, actor, requestId }) => packs.ofRecord(params, actor, requestId)),
  ];
}

/** The filters of the list, also where no page of it is asked for. @throws {BadRequest} naming what is allowed */
function filterOf({ filter: text }: { readonly filter?: string | undefined }): AuditFilter {
  return parseListQuery(text === undefined ? {} : { filter: text }, shape).filter;
}
