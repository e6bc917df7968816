import { migrationRoutes } from './features/migration/migration.routes.ts';
import { MigrationService } from './features/migration/migration.service.ts';
import { MigrationProposalService } from './features/migration/migration-proposal.service.ts';
import type { ProcessInstanceService } from './features/process-instance/process-instance.service.ts';
import type { MountedRoute } from './http/route.ts';
import type { Platform } from './platform.ts';

/** Composes what moves cases to another version of their process. */
export function composeMigrations(
  { reader, unitOfWork, people }: Pick<Platform, 'reader' | 'unitOfWork' | 'people'>,
  instances: ProcessInstanceService,
): readonly MountedRoute[] {
  const { versions, directory } = instances.parts;
  return migrationRoutes(
    new MigrationService(instances, reader, unitOfWork, people),
    new MigrationProposalService(reader, versions, directory),
  );
}
