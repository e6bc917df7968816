import { z } from 'zod';
import * as contract from '../../contract/migration.ts';
import { listMovableVersions, proposeMigration } from '../../contract/migration-proposal.ts';
import { listRoute, type MountedRoute, repeatableRoute, route } from '../../http/route.ts';
import type { MigrationService } from './migration.service.ts';
import type { MigrationProposalService } from './migration-proposal.service.ts';

const migrationFilter = z.strictObject({ processId: z.string().max(80).optional() });
const resultFilter = z.strictObject({
  status: z.enum(['waiting', 'moved', 'refused', 'left', 'failed']).optional(),
});

/** `/api/migrations` and what is below a process: moving cases to another version. */
export function migrationRoutes(
  migrations: MigrationService,
  proposals: MigrationProposalService,
): readonly MountedRoute[] {
  return [
    route(listMovableVersions, async ({ params, actor }) => proposals.versions(params.id, actor)),
    route(proposeMigration, async ({ params, query, actor }) => proposals.propose(params.id, query, actor)),
    route(contract.dryRunMigration, async ({ params, body, actor }) => migrations.dryRun(params.id, body, actor)),
    repeatableRoute(contract.startMigration, async ({ params, body, actor, idempotency, requestId }) =>
      migrations.start(params.id, body, { actor, idempotency, requestId }),
    ),
    listRoute(
      contract.listMigrations,
      { sorts: ['startedAt'], defaultSort: { field: 'startedAt', order: 'DESC' }, filter: migrationFilter },
      async (list, { actor }) => migrations.list(list, actor),
    ),
    route(contract.readMigration, async ({ params, actor }) => migrations.read(params.id, actor)),
    listRoute(
      contract.listMigrationResults,
      { sorts: ['position'], defaultSort: { field: 'position', order: 'ASC' }, filter: resultFilter },
      async (list, { params, actor }) => migrations.results(params.id, list, actor),
    ),
    route(contract.stopMigration, async ({ params, actor, requestId }) => migrations.stop(params.id, actor, requestId)),
  ];
}
