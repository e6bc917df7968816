import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openDatabase } from '../server/database/open-database.ts';
import { sqliteDatabases } from './bench-database.ts';
import { type Effort, type Figure, median, progress } from './figure.ts';
import { benchClock } from './installation.ts';
import { multiplyTimerCase, prepareTimerCase } from './timer-case.ts';

interface Started {
  readonly readyMs: number;
  readonly rssMb: number;
}

const run = promisify(execFile);
const farAway = { first: new Date('2036-01-01T00:00:00Z'), every: 60_000 };

/**
 * Starts a server of its own process over files with one, ten thousand and a hundred thousand cases that wait for a timer.
 * Nothing of them is loaded, so neither start nor memory should know how many they are.
 */
export async function waitingInstances({ quick }: Effort): Promise<readonly Figure[]> {
  const [some, many] = quick ? [2_000, 10_000] : [10_000, 100_000];
  const rounds = quick ? 1 : 3;
  progress(`waiting: servers start over 1, ${some} and ${many} cases that wait for a timer`);
  const one = await startedOver(1, rounds);
  const few = await startedOver(some, rounds);
  const all = await startedOver(many, rounds);
  const count = (value: number) => value.toLocaleString('en');
  return [
    {
      name: `${count(some)} waiting cases: growth of memory`,
      value: few.rssMb - one.rssMb,
      unit: 'MB',
      target: 20,
      wanted: 'at most',
      how: 'resident set of a server over them, less that of one over a single case',
      note: `${few.rssMb.toFixed(0)} MB against ${one.rssMb.toFixed(0)} MB`,
    },
    {
      name: `${count(many)} waiting cases: start to ready`,
      value: all.readyMs / 1000,
      unit: 's',
      target: 2,
      wanted: 'at most',
      how: 'open, compose, look for due work, first page; loading the program itself apart',
      note: `${(one.readyMs / 1000).toFixed(2)} s over a single case`,
    },
    {
      name: `${count(many)} waiting cases: memory`,
      value: all.rssMb,
      unit: 'MB',
      target: 300,
      wanted: 'at most',
      how: 'resident set of that server when it is ready',
      note: `${one.rssMb.toFixed(0)} MB over a single case`,
    },
  ];
}

async function startedOver(cases: number, rounds: number): Promise<Started> {
  const databases = sqliteDatabases();
  try {
    await prepareTimerCase(databases.prepared);
    const location = await databases.copy();
    if (location.type !== 'sqlite') throw new Error('a file is needed');
    const database = await openDatabase({ ...location, synchronous: 'NORMAL' }, benchClock());
    await multiplyTimerCase(database, cases, farAway);
    await database.unitOfWork((tx) =>
      tx.execute(`UPDATE job SET due_at = ?, not_before = ? WHERE due_at < ?`, [
        farAway.first,
        farAway.first,
        farAway.first,
      ]),
    );
    await database.close();
    const starts: Started[] = [];
    for (let round = 0; round < rounds; round += 1) starts.push(await started(location.file));
    return { readyMs: median(starts.map((each) => each.readyMs)), rssMb: median(starts.map((each) => each.rssMb)) };
  } finally {
    await databases.remove();
  }
}

async function started(file: string): Promise<Started> {
  const program = join('bench', 'waiting-server.ts');
  const { stdout } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', program, file]);
  return JSON.parse(stdout) as Started;
}
