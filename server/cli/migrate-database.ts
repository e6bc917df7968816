import { systemClock } from '../clock.ts';
import { configFromEnvironment } from '../config.ts';
import { migrate, readApplied } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import { openDatabase } from '../database/open-database.ts';
import { programDirectory } from './product.ts';
import { UsageError, type Verb } from './verb.ts';

/** Applies pending migrations; `status` only lists what was applied and what is pending. */
export const migrateDatabase: Verb = async ([what, ...rest]) => {
  if ((what !== undefined && what !== 'status') || rest.length > 0) throw new UsageError('nothing, or status');
  const config = configFromEnvironment({ programDirectory: programDirectory(), demo: false });
  const database = await openDatabase(config.database, systemClock);
  try {
    if (what === undefined) await migrate(database.unitOfWork, migrations);
    const applied = await readApplied(database.reader).catch(() => []);
    for (const { number, name } of migrations) {
      const at = applied.find((one) => one.number === number)?.applied_at ?? 'pending';
      process.stdout.write(`${String(number).padStart(4, '0')} ${name}: ${at}\n`);
    }
    return 0;
  } finally {
    await database.close();
  }
};
