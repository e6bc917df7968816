import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { SettableClock } from '../clock.ts';
import { compose } from '../compose.ts';
import type { Config } from '../config.ts';
import { migrate } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import { openDatabase } from '../database/open-database.ts';
import type { Reader } from '../database/unit-of-work.ts';
import { readDemoCompany } from '../demo/demo-company.ts';
import { claimMode } from '../demo/installation-mode.ts';
import { loadDemo } from '../demo/load-demo.ts';
import { layOver } from './company-folder.ts';
import { Desk } from './desk.ts';

/** A company with a database and a clock of its own, ready for a replay. */
export interface OpenCompany {
  readonly desk: Desk;
  /** Rows of the tables that every change writes to. */
  counts(): Promise<Readonly<Record<string, number>>>;
  close(): Promise<void>;
}

/**
 * Opens the company whose files lie in `own`, over the shipped packages, in a folder of its own.
 *
 * @param folder where its database and its packages are kept between runs
 * @throws {PackageInvalid} when the company's files do not fit the shipped packages
 */
export async function openCompany(
  config: Config,
  {
    own,
    folder,
    version,
    log,
  }: { readonly own: string; readonly folder: string; readonly version: string; readonly log: Logger },
): Promise<OpenCompany> {
  mkdirSync(folder, { recursive: true });
  const [shipped = 'processes'] = config.packagesDirectories;
  const packages = layOver(shipped, own, join(folder, 'processes'));
  const clock = new SettableClock(new Date(0));
  const database = await openDatabase(
    { type: 'sqlite', file: join(folder, 'praxis.sqlite'), synchronous: 'OFF' },
    clock,
  );
  await migrate(database.unitOfWork, migrations);
  await claimMode(database.unitOfWork, true);
  await loadDemo(database.unitOfWork, readDemoCompany(join(packages, 'shared')));
  const { execution } = await compose({
    config: { ...config, packagesDirectories: [packages], zone: 'Etc/UTC', demo: true },
    database,
    clock,
    log,
    version,
  });
  return {
    desk: new Desk(execution, database, clock),
    counts: () => countsOf(database.reader),
    close: async () => {
      await execution.stop();
      await database.close();
    },
  };
}

const tables = ['record', 'process_instance', 'task', 'history', 'clock_event', 'message', 'audit_trail'] as const;

async function countsOf(reader: Reader): Promise<Readonly<Record<string, number>>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await reader.query<{ rows: number }>(`SELECT COUNT(*) AS rows FROM ${table}`);
    counts[table] = Number(row?.rows ?? 0);
  }
  return counts;
}
