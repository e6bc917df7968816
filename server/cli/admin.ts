import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { systemClock } from '../clock.ts';
import { type Config, configFromEnvironment } from '../config.ts';
import { setUp } from '../contract/session.ts';
import { migrate } from '../database/migrate.ts';
import { migrations } from '../database/migrations/index.ts';
import { openDatabase } from '../database/open-database.ts';
import { defaultPasswordCost, Passwords } from '../features/session/password.ts';
import { SessionService } from '../features/session/session.service.ts';
import { SetupService } from '../features/session/setup.service.ts';
import { programDirectory } from './product.ts';
import { UsageError, type Verb } from './verb.ts';

/** Administrators, for whoever may run programs on the server. On SQLite the server must be stopped meanwhile. */
export const admin: Verb = async ([what, account, ...rest]) => {
  if ((what !== 'create' && what !== 'password') || account === undefined || rest.length > 0)
    throw new UsageError('create or password, and an account');
  const person = setUp.body?.safeParse({ token: '-', account, password: await readPassword(), name: account });
  if (person?.success !== true) throw new Error('the password needs at least 12 characters');

  const config = configFromEnvironment({ programDirectory: programDirectory(), demo: false });
  await withSetup(config, (setup) =>
    what === 'create' ? setup.createAdministrator(person.data) : setup.resetPassword(account, person.data.password),
  );
  process.stdout.write(what === 'create' ? `administrator "${account}" created\n` : `password of "${account}" set\n`);
  return 0;
};

async function withSetup(config: Config, use: (setup: SetupService) => Promise<void>): Promise<void> {
  const database = await openDatabase(config.database, systemClock);
  try {
    const { reader, unitOfWork } = database;
    await migrate(unitOfWork, migrations);
    const passwords = new Passwords(defaultPasswordCost);
    const sessions = new SessionService({ reader, unitOfWork, clock: systemClock, limits: config.session, passwords });
    await use(new SetupService(reader, unitOfWork, passwords, sessions));
  } finally {
    await database.close();
  }
}

/** Typed without being shown, or the first line of a pipe: no list of processes and no history shows it. */
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
