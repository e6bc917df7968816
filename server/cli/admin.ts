import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { setUp } from '../contract/session.ts';
import { migrate } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import { openDatabase } from '../database/open-database.ts';
import { defaultPasswordCost, Passwords } from '../features/session/password.ts';
import { SessionService } from '../features/session/session.service.ts';
import { SetupService } from '../features/session/setup.service.ts';
import { programDirectory } from './product.ts';
import { UsageError, type Verb } from './verb.ts';

/** `admin create <account> [name]`. The password is read from the input, so that no list of processes shows it. */
export const admin: Verb = async ([what, account, name = account, ...rest]) => {
  if (what !== 'create' || account === undefined || rest.length > 0) throw new UsageError('create and an account');
  const config = readConfig(process.env, { programDirectory: programDirectory(), demo: false });
  const person = setUp.body?.safeParse({ token: '-', account, password: await readPassword(), name });
  if (person?.success !== true) throw new Error('the password needs at least 12 characters');

  const database = await openDatabase(config.database, systemClock);
  try {
    const { reader, unitOfWork } = database;
    await migrate(unitOfWork, migrations);
    const passwords = new Passwords(defaultPasswordCost);
    const sessions = new SessionService({ reader, unitOfWork, clock: systemClock, limits: config.session, passwords });
    await new SetupService(reader, unitOfWork, passwords, sessions).createAdministrator(person.data);
    process.stdout.write(`administrator "${account}" created\n`);
    return 0;
  } finally {
    await database.close();
  }
};

/** Typed without being shown, or the first line of a pipe. */
async function readPassword(): Promise<string> {
  if (process.stdin.isTTY) process.stdout.write('password: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
  try {
    return await lines.question('');
  } finally {
    lines.close();
    if (process.stdin.isTTY) process.stdout.write('\n');
  }
}
