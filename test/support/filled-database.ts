import { join } from 'node:path';
import { migrate } from '../../server/database/migrate.ts';
import { migrations } from '../../server/database/migrations/index.ts';
import type { Database } from '../../server/database/open-database.ts';
import { readDemoCompany } from '../../server/demo/demo-company.ts';
import { claimMode } from '../../server/demo/installation-mode.ts';
import { loadDemo } from '../../server/demo/load-demo.ts';

/** Brings an empty database up to date and fills it with the demo company, or leaves it to its first administrator. */
export async function fillDatabase({ unitOfWork }: Database, demo: boolean): Promise<void> {
  await migrate(unitOfWork, migrations);
  await claimMode(unitOfWork, demo);
  if (demo) await loadDemo(unitOfWork, readDemoCompany(join('processes', 'shared')));
}
