import { type Database, openDatabase } from '../server/database/open-database.ts';
import type { BenchDatabases } from './bench-database.ts';
import { secondsOf } from './figure.ts';
import { benchClock, openBench, openTasks, resolver } from './installation.ts';
import { recording, replayWrites, type Statement } from './recorded-writes.ts';

/** The writing statements of each completed task, in one list per transaction. */
export type Recorded = readonly (readonly Statement[])[];

/** Completes every waiting task once, and notes what that writes. */
export async function recordSteps(databases: BenchDatabases): Promise<Recorded> {
  const database = await openDatabase(await databases.copy(), benchClock());
  const { database: noted, units } = recording(database);
  const execution = await openBench(noted);
  const before = units.length;
  for (const id of await openTasks(database, 'UT5_accept'))
    await execution.useCases.tasks.complete(id, {}, resolver, 'bench');
  const recorded = units.slice(before);
  await execution.stop();
  await database.close();
  return recorded;
}

/** Seconds that `callers` take together to write the recorded rows, without an engine. */
export async function floorSeconds(databases: BenchDatabases, units: Recorded, callers: number): Promise<number> {
  const database = await openDatabase(await databases.copy(), benchClock());
  await connectAll(database, callers);
  const seconds = await secondsOf(() => replayWrites(database.unitOfWork, units, callers));
  await database.close();
  return seconds;
}

/** Seconds that `callers` take together to complete every waiting task, with all that follows. */
export async function stepSeconds(databases: BenchDatabases, callers: number): Promise<number> {
  const database = await openDatabase(await databases.copy(), benchClock());
  const execution = await openBench(database);
  const waiting = [...(await openTasks(database, 'UT5_accept'))];
  const caller = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
      await execution.useCases.tasks.complete(id, {}, resolver, 'bench');
  };
  await connectAll(database, callers);
  const seconds = await secondsOf(() => Promise.all(Array.from({ length: callers }, caller)));
  await execution.stop();
  await database.close();
  return seconds;
}

/** Opens the connections of the pool: that is paid once, not by a step. */
async function connectAll(database: Database, callers: number): Promise<void> {
  const once = () => database.unitOfWork((tx) => tx.query('SELECT COUNT(*) AS n FROM account'));
  await Promise.all(Array.from({ length: callers }, once));
}
