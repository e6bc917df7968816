import { systemClock } from '../server/clock.ts';
import { openDatabase } from '../server/database/open-database.ts';
import { openBench } from './installation.ts';
import { packagesWithTimers } from './timer-case.ts';

/**
 * A server of its own process over the file it is told: opens, composes, looks for due work once, reads the first page of
 * the inbox, and says how long that took and how much memory it holds.
 */
const [file = ''] = process.argv.slice(2);
const begun = performance.now();
const database = await openDatabase({ type: 'sqlite', file }, systemClock);
const execution = await openBench(database, { packagesDirectories: packagesWithTimers, clock: systemClock });
await execution.settle();
const [waiting] = await database.reader.query<{ n: number }>(
  `SELECT COUNT(*) AS n FROM (SELECT 1 FROM process_instance WHERE status = 'active' LIMIT 25) page`,
);
const readyMs = performance.now() - begun;
globalThis.gc?.();
const rssMb = process.memoryUsage().rss / 1_000_000;
await execution.stop();
await database.close();
process.stdout.write(JSON.stringify({ readyMs, rssMb, page: waiting?.n ?? 0 }));
