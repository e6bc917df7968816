import { auditTrailRoutes } from './features/audit-trail/audit-trail.routes.ts';
import { AuditTrailService } from './features/audit-trail/audit-trail.service.ts';
import type { EvidenceKeeping } from './features/audit-trail/evidence-keeping.ts';
import { EvidencePackService } from './features/audit-trail/evidence-pack.service.ts';
import { evidencePlaces } from './features/audit-trail/evidence-places.ts';
import { Sealer } from './features/audit-trail/sealer.ts';
import { TrailExportService } from './features/audit-trail/trail-export.service.ts';
import { verifierOf } from './features/audit-trail/verify-chain.ts';
import { WholeChain } from './features/audit-trail/whole-chain.ts';
import type { HistoryService } from './features/history/history.service.ts';
import type { ProcessVersionService } from './features/process-version/process-version.service.ts';
import type { RecordQueryService } from './features/record/record-query.service.ts';
import { Scheduler } from './jobs/scheduler.ts';
import type { Platform } from './platform.ts';

const everySecond = 1000;

export function composeEvidence(
  { reader, unitOfWork, people, files, clock, log, zone, databaseLocation, evidenceDirectory }: Platform,
  {
    records,
    history,
    versions,
  }: {
    readonly records: RecordQueryService;
    readonly history: HistoryService;
    readonly versions: ProcessVersionService;
  },
): EvidenceKeeping {
  const { keys, anchors } = evidencePlaces(evidenceDirectory);
  const sealer = new Sealer(unitOfWork, keys, anchors);
  const scheduler = new Scheduler(sealer, { pollMs: everySecond, logger: log });
  const verify = verifierOf(reader, { location: databaseLocation, directory: evidenceDirectory });
  const chain = new WholeChain(sealer, verify);
  const telling = { reader, people, versions, zone };
  const taking = { ...telling, unitOfWork, keys, chain, now: () => clock.now() };
  const packs = new EvidencePackService({ ...taking, records, history, readFile: (id) => files.read(id) });
  let started = false;
  return {
    routes: auditTrailRoutes({
      trail: new AuditTrailService(telling, verify),
      exports: new TrailExportService(taking),
      packs,
    }),
    sealer,
    start: async () => {
      await sealer.prepare();
      scheduler.start();
      started = true;
    },
    stop: async () => {
      await scheduler.stop();
      if (started) await sealer.anchor();
    },
  };
}
