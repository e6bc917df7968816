import { postgresDatabases } from './bench-database.ts';
import { floorSeconds, recordSteps, stepSeconds } from './durable-run.ts';
import { type Effort, type Figure, median, progress } from './figure.ts';
import { prepareIncidents } from './installation.ts';

const connections = 8;

/**
 * The same steps on a PostgreSQL started for this run, by eight callers over eight connections, against eight callers
 * that write the same rows in the same transactions, all statements of one sent at once.
 */
export async function durablePostgres({ quick }: Effort): Promise<readonly Figure[]> {
  const [tasks, rounds] = quick ? [80, 1] : [500, 5];
  progress(`PostgreSQL: ${tasks} incidents are reported, then accepted ${rounds} times over`);
  const databases = await postgresDatabases(connections);
  try {
    await prepareIncidents(databases.prepared, tasks);
    const units = await recordSteps(databases);
    const ratios: number[] = [];
    const steps: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const floor = await floorSeconds(databases, units, connections);
      const engine = await stepSeconds(databases, connections);
      ratios.push(floor / engine);
      steps.push((engine * 1000) / tasks);
    }
    return [
      {
        name: `completed user task, PostgreSQL, ${connections} connections`,
        value: median(ratios),
        unit: '',
        target: 0.6,
        wanted: 'at least',
        how: 'steps/s over those of as many callers that write the same rows without an engine',
        note: `${median(steps).toFixed(2)} ms a step, ${tasks} tasks, median of ${rounds} rounds`,
      },
    ];
  } finally {
    await databases.remove();
  }
}
