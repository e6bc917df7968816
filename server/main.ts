import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { systemClock } from './clock.ts';
import { type Application, compose } from './compose.ts';
import type { Config } from './config.ts';
import { forgetOldKeys } from './database/idempotency.ts';
import { migrate } from './database/migrate.ts';
import { migrations } from './database/migrations/index.ts';
import { type Database, openDatabase } from './database/open-database.ts';
import { readDemoCompany } from './demo/demo-company.ts';
import { claimMode } from './demo/installation-mode.ts';
import { loadDemo } from './demo/load-demo.ts';
import { armFaults, fault } from './fault.ts';

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  /** To be printed once; null when an administrator exists, or in demo mode. */
  readonly setupToken: string | null;
  /** Finishes what it has begun, within 30 seconds, and closes the database. */
  stop(): Promise<void>;
}

/** Clients that send slowly or nothing must not hold connections for ever. */
const headersTimeoutMs = 15_000;
/** Long enough for the largest file over a slow line. */
const requestTimeoutMs = 180_000;
const drainMs = 30_000;

/** Opens the database, brings it up to date, composes, listens, and looks for due work. */
export async function startServer(config: Config, log: Logger, version: string): Promise<RunningServer> {
  armFaults(config.faults);
  const database = await openDatabase(config.database, systemClock);
  try {
    await prepareDatabase(database, config, log);
    fault('starting');
    const application = await compose({ config, database, clock: systemClock, log, version });
    const setupToken = config.demo ? null : await application.setup.issueToken();
    const server = createServer(
      { headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs },
      application.app,
    );
    await listen(server, config);
    application.execution.start();
    application.setReady(true);
    return { url: urlOf(server, config), setupToken, stop: () => stop(server, application, database) };
  } catch (error) {
    await database.close();
    throw error;
  }
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
async function stop(server: Server, application: Application, database: Database): Promise<void> {
  application.setReady(false);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  application.events.close();
  server.closeIdleConnections();
  const impatient = setTimeout(() => server.closeAllConnections(), drainMs);
  await application.execution.stop();
  await closed;
  clearTimeout(impatient);
  await database.close();
}
