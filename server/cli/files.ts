import { systemClock } from '../clock.ts';
import { configFromEnvironment } from '../config.ts';
import { openDatabase } from '../database/open-database.ts';
import { compareStore } from '../features/attachment/compare-store.ts';
import { FileStore } from '../features/attachment/file-store.ts';
import { programDirectory } from './product.ts';
import { UsageError, type Verb } from './verb.ts';

/** Lists files that are missing, changed, or known to no record; exits with 1 when there are any. */
export const files: Verb = async ([what, ...rest]) => {
  const demo = rest.includes('--demo');
  if (what !== 'check' || rest.some((option) => option !== '--demo')) throw new UsageError('check');
  const config = configFromEnvironment({ programDirectory: programDirectory(), demo });
  const database = await openDatabase(config.database, systemClock);
  try {
    const found = await compareStore(database.reader, new FileStore(config.uploads.directory));
    for (const { type, id, name, record } of found)
      process.stdout.write(`${[type, id, record, name].filter((part) => part !== '').join(' ')}\n`);
    process.stdout.write(`${found.length} files on which database and store disagree\n`);
    return found.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
};
