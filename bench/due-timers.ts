import { systemClock } from '../server/clock.ts';
import { type Database, openDatabase } from '../server/database/open-database.ts';
import { sqliteDatabases } from './bench-database.ts';
import { type Effort, type Figure, percentile, progress } from './figure.ts';
import { openBench } from './installation.ts';
import { multiplyTimerCase, packagesWithTimers, prepareTimerCase } from './timer-case.ts';

const perSecond = 500;
const headStartMs = 3000;

/**
 * Timers of as many cases fall due at 500 a second and are fired by the scheduler as it runs in an installation, each in a
 * durable transaction that moves its case to a user task. Lag: from when a timer was due to the transaction that fired it.
 */
export async function dueTimers({ quick }: Effort): Promise<readonly Figure[]> {
  const timers = perSecond * (quick ? 2 : 20);
  progress(`timers: ${timers} fall due, ${perSecond} a second`);
  const databases = sqliteDatabases();
  try {
    await prepareTimerCase(databases.prepared);
    const database = await openDatabase(await databases.copy(), systemClock);
    const first = new Date(Date.now() + headStartMs);
    await multiplyTimerCase(database, timers, { first, every: 1000 / perSecond });
    const execution = await openBench(database, { packagesDirectories: packagesWithTimers, clock: systemClock });
    execution.start();
    const lags = await lagsOf(database, timers - 1);
    const seconds = (Date.now() - first.getTime()) / 1000;
    await execution.stop();
    await database.close();
    return [
      {
        name: `${perSecond} due timers a second: lag, 99th percentile`,
        value: percentile(lags, 0.99) / 1000,
        unit: 's',
        target: 1,
        wanted: 'at most',
        how: 'from due to the transaction that fires it, by the scheduler, SQLite',
        note: `${lags.length} timers in ${seconds.toFixed(1)} s, median ${percentile(lags, 0.5).toFixed(0)} ms`,
      },
    ];
  } finally {
    await databases.remove();
  }
}

/** Waits until all have fired; the longest a run may take is a minute. */
async function lagsOf({ reader }: Database, count: number): Promise<readonly number[]> {
  for (let waited = 0; waited < 600; waited += 1) {
    const [row] = await reader.query<{ n: number }>(
      `SELECT COUNT(*) AS n FROM history WHERE lifecycle = 'timer-fired'`,
    );
    if ((row?.n ?? 0) >= count) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const fired = await reader.query<{ at: string; details: string }>(
    `SELECT at, details FROM history WHERE lifecycle = 'timer-fired'`,
  );
  if (fired.length < count) throw new Error(`only ${fired.length} of ${count} timers fired within a minute`);
  return fired.map(({ at, details }) => {
    const { dueAt } = JSON.parse(details) as { readonly dueAt: string };
    return Date.parse(at) - Date.parse(dueAt);
  });
}
