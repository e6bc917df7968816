import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from 'pino';
import { type Clock, systemClock } from './clock.ts';
import { type Application, compose } from './compose.ts';
import type { Config } from './config.ts';
import { DatabaseClock } from './database/database-clock.ts';
import { forgetOldKeys } from './database/idempotency.ts';
import { migrate } from './database/migrate.ts';
import { migrations } from './database/migrations/index.ts';
import { type Database, openDatabase } from './database/open-database.ts';
import type { Reader } from './database/unit-of-work.ts';
import { readDemoCompany } from './demo/demo-company.ts';
import { claimMode } from './demo/installation-mode.ts';
import { loadDemo } from './demo/load-demo.ts';
import { armFaults, fault } from './fault.ts';

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  /** To be printed once; null when an administrator exists, or in demo mode. */
  readonly setupToken: string | null;
  /** Finishes what it has begun, within 30 seconds, and closes the database; false when something did not end in time. */
  stop(): Promise<boolean>;
}

/** Clients that send slowly or nothing must not hold connections for ever. */
const headersTimeoutMs = 15_000;
/** Long enough for the largest file over a slow line. */
const requestTimeoutMs = 180_000;
const drainMs = 30_000;

/** Opens the database, brings it up to date, composes, listens, and looks for due work. */
export async function startServer(config: Config, log: Logger, version: string): Promise<RunningServer> {
  armFaults(config.faults);
  const { database, clock, stopClock } = await openWithClock(config, log);
  try {
    await prepareDatabase(database, config, log);
    fault('starting');
    const application = await compose({ config, database, clock, log, version });
    const setupToken = config.demo ? null : await application.setup.issueToken();
    const server = createServer(
      { headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs },
      application.app,
    );
    await application.execution.evidence.start();
    await listen(server, config);
    application.execution.start();
    application.setReady(true);
    return {
      url: urlOf(server, config),
      setupToken,
      stop: () => stop(server, application, database).finally(stopClock),
    };
  } catch (error) {
    stopClock();
    await database.close();
    throw error;
  }
}

const clockSampleMs = 10_000;

/** Several nodes of a PostgreSQL live by its clock; the only user of a file lives by that of the machine. */
async function openWithClock(
  { database: location }: Config,
  log: Logger,
): Promise<{ readonly database: Database; readonly clock: Clock; readonly stopClock: () => void }> {
  if (location.type === 'sqlite')
    return { database: await openDatabase(location, systemClock), clock: systemClock, stopClock: () => undefined };
  const clock = new DatabaseClock();
  const database = await openDatabase(location, clock);
  const follow = () =>
    clock
      .follow(() => databaseTime(database.reader))
      .catch((error: unknown) => log.warn({ err: error }, 'the clock of the database could not be read'));
  await follow();
  const sampling = setInterval(() => void follow(), clockSampleMs);
  return { database, clock, stopClock: () => clearInterval(sampling) };
}

async function databaseTime(reader: Reader): Promise<Date> {
  const [row] = await reader.query<{ ms: number }>(
    'SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS DOUBLE PRECISION) AS ms',
  );
  return new Date(row?.ms ?? Number.NaN);
}

async function prepareDatabase(database: Database, config: Config, log: Logger): Promise<void> {
  const { unitOfWork } = database;
  for (const { number, name } of await migrate(unitOfWork, migrations)) log.info({ number, name }, 'migration applied');
  await claimMode(unitOfWork, config.demo);
  await unitOfWork(forgetOldKeys);
  const [directory] = config.packagesDirectories;
  if (config.demo && directory !== undefined) await loadDemo(unitOfWork, readDemoCompany(join(directory, 'shared')));
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        cause.code === 'EADDRINUSE'
          ? new Error(`port ${port} is in use: stop the other program, or set PRAXIS_PORT`, { cause })
          : cause,
      ),
    );
    server.listen(port, host, resolve);
  });
}

function urlOf(server: Server, { publicUrl, host }: Config): string {
  const { port } = server.address() as AddressInfo;
  return publicUrl ?? `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host}:${port}`;
}

/** New work is refused first, then what runs may finish, then the database closes. */
async function stop(server: Server, application: Application, database: Database): Promise<boolean> {
  application.setReady(false);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  application.events.close();
  // A connection that was kept open would be waited for once it has its answer.
  const closingIdle = setInterval(() => server.closeIdleConnections(), 50);
  const finished = Promise.all([application.execution.stop(), closed]).then(() => true);
  const inTime = await Promise.race([finished, delay(drainMs, false, { ref: false })]);
  clearInterval(closingIdle);
  server.closeAllConnections();
  if (inTime) await database.close();
  return inTime;
}
