import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAudit } from '../server/audit.ts';
import { type Database, openDatabase } from '../server/database/open-database.ts';
import { evidencePlaces } from '../server/features/audit-trail/evidence-places.ts';
import { Sealer } from '../server/features/audit-trail/sealer.ts';
import { verifyTrail } from '../server/features/audit-trail/verify-trail.ts';
import { bothBenchDatabases } from './bench-database.ts';
import { type Effort, type Figure, progress, secondsOf } from './figure.ts';
import { benchClock, install } from './installation.ts';

/** A busy installation writes some hundred lines a second: sealing must be far ahead of it, and verifying a year take minutes. */
const leastSealed = 5_000;
const leastVerified = 20_000;
const linesPerTransaction = 1000;

/** How fast lines of the audit trail are chained, and the chain verified, on both databases. */
export async function auditSeals({ quick }: Effort): Promise<readonly Figure[]> {
  const lines = quick ? 2_000 : 100_000;
  const figures: Figure[] = [];
  for (const [name, open] of bothBenchDatabases) {
    progress(`audit trail: ${lines} lines sealed and verified on ${name}`);
    const place = await open();
    const folder = mkdtempSync(join(tmpdir(), 'praxis-bench-evidence-'));
    try {
      const database = await openDatabase(place.prepared, benchClock());
      await install(database);
      const { keys, anchors } = evidencePlaces(folder);
      const sealer = new Sealer(database.unitOfWork, keys, anchors);
      await sealer.prepare();
      await writeLines(database, lines);
      const sealing = await secondsOf(() => sealer.settle());
      let verified = 0;
      const verifying = await secondsOf(async () => {
        const verdict = await verifyTrail(database.reader, keys, anchors.read());
        if (verdict.broken !== null || verdict.unsealed > 0)
          throw new Error(`the trail does not hold: ${JSON.stringify(verdict)}`);
        verified = verdict.verified;
      });
      await database.close();
      figures.push(
        figure(
          `audit trail on ${name}: lines sealed`,
          verified / sealing,
          leastSealed,
          `${lines} lines in ${sealing.toFixed(1)} s`,
        ),
        figure(
          `audit trail on ${name}: lines verified`,
          verified / verifying,
          leastVerified,
          `${verifying.toFixed(1)} s`,
        ),
      );
    } finally {
      await place.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return figures;
}

function figure(name: string, value: number, target: number, note: string): Figure {
  return { name, value, unit: '/s', target, wanted: 'at least', how: 'HMAC over each line, in pages of 1,000', note };
}

async function writeLines(database: Database, lines: number): Promise<void> {
  const details = { changes: { status: { before: 'a'.repeat(32), after: 'b'.repeat(32) } } };
  for (let from = 0; from < lines; from += linesPerTransaction)
    await database.unitOfWork((tx) =>
      writeAudit(
        tx,
        Array.from({ length: linesPerTransaction }, (_, index) => ({
          actorId: 'li-na',
          action: 'record-written',
          entityType: 'record',
          entityId: String(from + index),
          details,
        })),
      ),
    );
}
