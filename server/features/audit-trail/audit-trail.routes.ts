import { z } from 'zod';
import * as contract from '../../contract/audit-trail.ts';
import { downloadRoute } from '../../http/file-routes.ts';
import { idsFilter } from '../../http/list-query.ts';
import { listRoute, type MountedRoute, route } from '../../http/route.ts';
import type { AuditTrailService } from './audit-trail.service.ts';
import type { EvidencePackService } from './evidence-pack.service.ts';

const filter = z.strictObject({
  id: idsFilter.optional(),
  action: z.string().max(60).optional(),
  actorId: z.string().max(64).optional(),
  entityType: z.string().max(60).optional(),
  recordNumber: z.string().max(64).optional(),
  from: z.iso.datetime().optional(),
  until: z.iso.datetime().optional(),
});
const sorts = ['id'] as const;

/** `/api/audit-trail` and evidence packs: there is no call that changes or purges a line. */
export function auditTrailRoutes(trail: AuditTrailService, packs: EvidencePackService): readonly MountedRoute[] {
  return [
    listRoute(
      contract.listAuditTrail,
      { sorts, defaultSort: { field: 'id', order: 'DESC' }, filter },
      (list, { actor }) => trail.list(list, actor),
    ),
    route(contract.verifyAuditTrail, () => trail.verify()),
    downloadRoute(contract.exportEvidence, ({ params, actor, requestId }) => packs.ofRecord(params, actor, requestId)),
  ];
}
