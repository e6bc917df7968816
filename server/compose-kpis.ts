import type { CalendarLibrary } from './features/calendar/calendar-library.service.ts';
import { kpiRoutes } from './features/kpi/kpi.routes.ts';
import { KpiService } from './features/kpi/kpi.service.ts';
import { KpiSnapshotService } from './features/kpi/kpi-snapshot.service.ts';
import { KpiTallyService } from './features/kpi/kpi-tally.service.ts';
import type { StepParts } from './features/process-instance/step-parts.ts';
import type { MountedRoute } from './http/route.ts';
import type { Platform } from './platform.ts';

/** Composes what measures the processes. */
export function composeKpis(
  { reader, unitOfWork, clock, zone }: Platform,
  { versions, directory }: Pick<StepParts, 'versions' | 'directory'>,
  library: CalendarLibrary,
): { readonly routes: readonly MountedRoute[]; readonly snapshots: KpiSnapshotService } {
  const processes = () =>
    versions.processes.map(({ processId, manifest, kpis }) => ({ id: processId, name: manifest.name, kpis }));
  const rowsBy = (now: Date) => ({
    types: (type: string) => versions.recordType(type)?.type,
    calendars: library.keyed,
    definitions: versions.shared.clocks.definitions,
    now,
  });
  const tallies = new KpiTallyService(rowsBy, zone);
  const kpis = new KpiService({
    reader,
    unitOfWork,
    directory,
    processes,
    tallies,
    rowsBy,
    roleName: (id) => versions.shared.roles.find((role) => role.id === id)?.name ?? { en: id, zh: id },
    now: () => clock.now(),
    zone,
  });
  return { routes: kpiRoutes(kpis), snapshots: new KpiSnapshotService({ processes, tallies, rowsBy, zone }) };
}
