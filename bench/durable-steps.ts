import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Actor, actorWith } from '../server/actor.ts';
import { openDatabase } from '../server/database/open-database.ts';
import { benchClock, openBench, prepareBench } from './installation.ts';
import { type Figure, median, secondsOf } from './measure.ts';
import { recording, replayWrites, type Statement } from './recorded-writes.ts';

const resolver: Actor = actorWith({
  userId: 'wang-lei',
  account: 'wang-lei',
  name: { en: 'Wang Lei', zh: '王磊' },
  language: 'en',
  roles: ['resolver'],
  groups: ['APP'],
  customerId: null,
});

/**
 * Completed user tasks, durable (SQLite, WAL, synchronous FULL), one after the other and 64 at once, against a loop that
 * writes the same rows in the same transactions without an engine.
 *
 * All runs start from copies of one prepared file, so they write into identical tables: `tasks` incidents that wait for
 * their acceptance. A step claims and completes the task and lets everything that follows happen.
 */
export async function durableSteps({
  tasks,
  rounds,
}: {
  readonly tasks: number;
  readonly rounds: number;
}): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'praxis-bench-'));
  try {
    const prepared = join(folder, 'prepared.sqlite');
    const taskIds = await prepareBench(prepared, tasks);
    const units = await recordedUnits(copyOf(prepared, folder, 'recorded'), taskIds);
    const serial: number[] = [];
    const together: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const floor = await floorSeconds(copyOf(prepared, folder, `floor-${round}`), units);
      serial.push(floor / (await engineSeconds(copyOf(prepared, folder, `serial-${round}`), taskIds, 1)));
      together.push(floor / (await engineSeconds(copyOf(prepared, folder, `together-${round}`), taskIds, 64)));
    }
    const statements = units.reduce((sum, unit) => sum + unit.length, 0) / tasks;
    const note = `${tasks} tasks, ${rounds} rounds, ${statements.toFixed(1)} writing statements a step`;
    return [
      {
        name: 'completed user task, SQLite FULL, serial, against the same rows without an engine',
        ratio: median(serial),
        target: 0.7,
        note,
      },
      { name: 'the same with 64 callers at once, against the serial floor', ratio: median(together), target: 2, note },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function copyOf(prepared: string, folder: string, name: string): string {
  const file = join(folder, `${name}.sqlite`);
  copyFileSync(prepared, file);
  return file;
}

async function recordedUnits(file: string, taskIds: readonly string[]): Promise<readonly (readonly Statement[])[]> {
  const database = await openDatabase({ type: 'sqlite', file }, benchClock());
  const { database: noted, units } = recording(database);
  const execution = await openBench(noted);
  const before = units.length;
  for (const id of taskIds) await execution.useCases.tasks.complete(id, {}, resolver, 'bench');
  await execution.stop();
  await database.close();
  return units.slice(before);
}

async function floorSeconds(file: string, units: readonly (readonly Statement[])[]): Promise<number> {
  const database = await openDatabase({ type: 'sqlite', file }, benchClock());
  const seconds = await secondsOf(() => replayWrites(database.unitOfWork, units));
  await database.close();
  return seconds;
}

async function engineSeconds(file: string, taskIds: readonly string[], callers: number): Promise<number> {
  const database = await openDatabase({ type: 'sqlite', file }, benchClock());
  const execution = await openBench(database);
  const waiting = [...taskIds];
  const caller = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift())
      await execution.useCases.tasks.complete(id, {}, resolver, 'bench');
  };
  const seconds = await secondsOf(async () => {
    await Promise.all(Array.from({ length: callers }, caller));
  });
  await execution.stop();
  await database.close();
  return seconds;
}
