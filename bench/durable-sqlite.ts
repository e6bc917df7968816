import { sqliteDatabases } from './bench-database.ts';
import { floorSeconds, recordSteps, stepSeconds } from './durable-run.ts';
import { type Effort, type Figure, median, progress } from './figure.ts';
import { prepareIncidents } from './installation.ts';

/**
 * Completed user tasks, durable (SQLite, WAL, synchronous FULL), one after the other and 64 at once, against a loop that
 * writes the same rows in the same transactions without an engine.
 *
 * All runs start from copies of one prepared file, so they write into identical tables: incidents that wait for their
 * acceptance. A step claims and completes the task and lets everything that follows happen. The recording is the warm-up.
 */
export async function durableSqlite({ quick }: Effort): Promise<readonly Figure[]> {
  const [tasks, rounds] = quick ? [80, 2] : [500, 7];
  progress(`SQLite: ${tasks} incidents are reported, then accepted ${rounds} times over`);
  const databases = sqliteDatabases();
  try {
    await prepareIncidents(databases.prepared, tasks);
    const units = await recordSteps(databases);
    const serial: number[] = [];
    const together: number[] = [];
    const floors: number[] = [];
    const steps: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const floor = await floorSeconds(databases, units, 1);
      const one = await stepSeconds(databases, 1);
      floors.push(floor);
      steps.push(one);
      serial.push(floor / one);
      together.push(floor / (await stepSeconds(databases, 64)));
    }
    const statements = units.reduce((sum, unit) => sum + unit.length, 0) / units.length;
    const ms = (seconds: readonly number[]) => ((median(seconds) * 1000) / tasks).toFixed(2);
    return [
      {
        name: 'completed user task, SQLite, one caller',
        value: median(serial),
        unit: '',
        target: 0.7,
        wanted: 'at least',
        how: 'steps/s over those of a loop that writes the same rows without an engine',
        note: `${ms(steps)} ms a step, floor ${ms(floors)} ms, ${statements.toFixed(1)} statements`,
      },
      {
        name: 'completed user task, SQLite, 64 callers',
        value: median(together),
        unit: '',
        target: 2,
        wanted: 'at least',
        how: 'steps/s over those of the serial loop without an engine',
        note: `${tasks} tasks, median of ${rounds} rounds`,
      },
    ];
  } finally {
    await databases.remove();
  }
}
