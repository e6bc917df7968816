import { join } from 'node:path';
import { pino } from 'pino';
import { type Actor, actorWith } from '../server/actor.ts';
import { type Clock, SettableClock } from '../server/clock.ts';
import { compose } from '../server/compose.ts';
import { migrate } from '../server/database/migrate.ts';
import { migrations } from '../server/database/migrations/index.ts';
import { type Database, type DatabaseLocation, openDatabase } from '../server/database/open-database.ts';
import { readDemoCompany } from '../server/demo/demo-company.ts';
import { claimMode } from '../server/demo/installation-mode.ts';
import { loadDemo } from '../server/demo/load-demo.ts';
import type { Execution } from '../server/platform.ts';

const now = new Date('2026-03-09T02:00:00Z');

/** A clock that stands at a working hour. */
export function benchClock(): Clock {
  return new SettableClock(now);
}

interface Composed {
  readonly packagesDirectories?: readonly string[];
  /** One that stands still when absent. */
  readonly clock?: Clock;
}

/** The composed server over `database`, without a scheduler of its own. */
export async function openBench(
  database: Database,
  { packagesDirectories = ['processes'], clock = benchClock() }: Composed = {},
): Promise<Execution> {
  const { execution } = await compose({
    config: {
      publicUrl: null,
      trustedProxies: 0,
      packagesDirectories,
      adminDirectory: 'dist/admin',
      zone: 'Asia/Shanghai',
      session: { idleMs: 3_600_000, absoluteMs: 43_200_000 },
      pollMs: 1000,
      uploads: {
        directory: 'data/bench-attachments',
        maxBytes: 1_000_000,
        kinds: ['text'],
        keptMs: 1000,
        scanner: null,
      },
      evidenceDirectory: 'data/bench-evidence',
      demo: true,
    },
    database,
    clock,
    log: pino({ level: 'silent' }),
    version: 'bench',
  });
  return execution;
}

/** Reports, classifies and diagnoses. */
export const deskAgent: Actor = actorWith({
  userId: 'li-na',
  account: 'li-na',
  name: { en: 'Li Na', zh: '李娜' },
  language: 'en',
  roles: ['service-desk'],
  groups: ['DESK'],
  customerId: null,
});

/** Takes accepted incidents. */
export const resolver: Actor = actorWith({
  userId: 'wang-lei',
  account: 'wang-lei',
  name: { en: 'Wang Lei', zh: '王磊' },
  language: 'en',
  roles: ['resolver'],
  groups: ['APP'],
  customerId: null,
});

/** A new installation of the demo company. */
export async function install(database: Database): Promise<void> {
  await migrate(database.unitOfWork, migrations);
  await claimMode(database.unitOfWork, true);
  await loadDemo(database.unitOfWork, readDemoCompany(join('processes', 'shared')));
}

/** Fills a new database with the demo company and `count` incidents that wait for their acceptance. */
export async function prepareIncidents(location: DatabaseLocation, count: number): Promise<void> {
  const quickly = location.type === 'sqlite' ? ({ ...location, synchronous: 'NORMAL' } as const) : location;
  const database = await openDatabase(quickly, benchClock());
  await install(database);
  const execution = await openBench(database);
  for (let index = 0; index < count; index += 1) await report(execution, index);
  await completeAll(database, execution, 'UT2_classify', {
    nature: 'incident',
    category: 'software',
    serviceState: 'degraded',
    usersAffected: 1,
    impact: '3',
    urgency: '3',
  });
  await completeAll(database, execution, 'UT4_diagnose', { workLog: 'Not solved at the desk.', outcome: 'pass-on' });
  await execution.stop();
  await database.close();
}

async function report(execution: Execution, index: number): Promise<void> {
  const values = {
    serviceId: 'hr',
    title: `Bench incident ${index}`,
    symptom: `The page number ${index} does not open any more.`,
    serviceState: 'degraded',
    startedAt: now.toISOString(),
  };
  const idempotency = { actorId: deskAgent.userId, key: `bench-${index}`, endpoint: 'bench', bodyHash: String(index) };
  await execution.useCases.starts.start('incident', values, { actor: deskAgent, idempotency, requestId: 'bench' });
}

async function completeAll(
  database: Database,
  execution: Execution,
  element: string,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  await execution.settle();
  for (const id of await openTasks(database, element))
    await execution.useCases.tasks.complete(id, values, deskAgent, 'bench');
  await execution.settle();
}

/** Ids of the open tasks of an element. */
export async function openTasks(database: Database, element: string): Promise<readonly string[]> {
  const rows = await database.reader.query<{ id: string }>(
    `SELECT id FROM task WHERE element_id = ? AND status = 'open' ORDER BY id`,
    [element],
  );
  return rows.map(({ id }) => id);
}
