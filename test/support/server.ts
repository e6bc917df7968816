import { createServer, type Server } from 'node:http';
import { type Logger, pino } from 'pino';
import supertest from 'supertest';
import { SettableClock } from '../../server/clock.ts';
import { type Application, compose, type Parts } from '../../server/compose.ts';
import type { Dialect } from '../../server/database/dialect.ts';
import { type Database, type DatabaseLocation, openDatabase } from '../../server/database/open-database.ts';
import { Client } from './client.ts';
import { aFolder, type TestDatabase } from './database.ts';
import { fillDatabase } from './filled-database.ts';
import { packagesOfRun } from './packages-of-run.ts';
import { builtOnce, copyOf } from './template.ts';

/** What a test may choose. */
export interface TestServerOptions {
  readonly database?: Dialect;
  /** Where the clock stands; it moves only when the test moves it. */
  readonly at?: string;
  /** With the demo company (the default), or empty and waiting for its first administrator. */
  readonly demo?: boolean;
  readonly config?: Partial<Parts['config']>;
  /** Where it logs to; nowhere when left out. */
  readonly log?: Logger;
}

const packagesDirectories = ['processes'];
const defaultAt = '2026-03-02T09:00:00+08:00';

/** The real server over a real database of its own, on a free port, with a clock that stands still. */
export class TestServer {
  readonly clock: SettableClock;
  readonly application: Application;
  readonly database: Database;
  readonly #place: TestDatabase;
  readonly #server: Server;
  readonly #config: Partial<Parts['config']>;

  constructor(parts: {
    readonly clock: SettableClock;
    readonly application: Application;
    readonly database: Database;
    readonly place: TestDatabase;
    readonly server: Server;
    readonly config: Partial<Parts['config']>;
  }) {
    this.clock = parts.clock;
    this.application = parts.application;
    this.database = parts.database;
    this.#place = parts.place;
    this.#server = parts.server;
    this.#config = parts.config;
  }

  /** Address of the server, e.g. for event streams. */
  get url(): string {
    const address = this.#server.address();
    return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  /** Where its data lie. */
  get location(): DatabaseLocation {
    return this.#place.location;
  }

  /** Where the keys and anchors of its audit trail lie. */
  get evidenceDirectory(): string {
    return this.#config.evidenceDirectory ?? '';
  }

  /** A browser that nobody has signed in with. */
  anonymous(): Client {
    return new Client(supertest.agent(this.#server));
  }

  /** A browser signed in as a person of the demo company. */
  async as(account: string): Promise<Client> {
    const client = this.anonymous();
    await client.signInAs(account);
    return client;
  }

  /** Sets the clock and runs what has become due. */
  async at(instant: string): Promise<void> {
    this.clock.set(new Date(instant));
    await this.settle();
  }

  /** Runs everything that is due. */
  settle(): Promise<void> {
    return this.application.execution.settle();
  }

  /** A second node on the same database, PostgreSQL only; it leaves before the first is closed. */
  secondNode(config: Partial<Parts['config']> = {}): Promise<TestServer> {
    return this.#another(config);
  }

  /** Stops this node; the database stays for the others. */
  async leave(): Promise<void> {
    await this.#stop();
    await this.database.close();
  }

  /** Composes anew over the same database, as a restart does, perhaps with other settings; sessions live on. */
  async restarted(config: Partial<Parts['config']> = {}): Promise<TestServer> {
    await this.#stop();
    await this.database.close();
    return this.#another(config);
  }

  /** With connections of its own, as another program has. */
  async #another(config: Partial<Parts['config']>): Promise<TestServer> {
    const database = await openDatabase(this.location, this.clock);
    return start(this.#place, database, this.clock, { ...this.#config, ...config });
  }

  async close(): Promise<void> {
    await this.#stop();
    await this.database.close();
    await this.#place.remove();
  }

  async #stop(): Promise<void> {
    this.application.events.close();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.application.execution.stop();
  }
}

/** @returns a server that answers; close it after the test */
export async function givenAServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { database = 'sqlite', at = defaultAt, demo = true, config = {}, log } = options;
  const clock = new SettableClock(new Date(at));
  const settings = { demo, uploads: uploadsIn(aFolder()), evidenceDirectory: aFolder(), ...config };
  const place = await fromTemplate(database, demo);
  return start(place, await place.open(clock), clock, settings, log);
}

async function start(
  place: TestDatabase,
  database: Database,
  clock: SettableClock,
  config: Partial<Parts['config']>,
  log?: Logger,
): Promise<TestServer> {
  const application = await compose({ ...partsFor(database, clock, config), ...(log ? { log } : {}) });
  application.setReady(true);
  const server = createServer(application.app);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new TestServer({ clock, application, database, place, server, config });
}

function partsFor(database: Database, clock: SettableClock, config: Partial<Parts['config']>): Parts {
  return {
    config: {
      publicUrl: null,
      trustedProxies: 0,
      packagesDirectories,
      adminDirectory: 'test/no-admin-build',
      zone: 'Asia/Shanghai',
      session: { idleMs: 3_600_000, absoluteMs: 12 * 3_600_000 },
      pollMs: 1000,
      uploads: uploadsIn('test/no-uploads'),
      evidenceDirectory: 'test/no-evidence',
      demo: true,
      ...config,
    },
    database,
    clock,
    log: pino({ level: process.env['PRAXIS_TEST_LOG'] ?? 'silent' }),
    version: '0.0.0-test',
    checkAnswers: true,
    loadPackages: packagesOfRun,
    passwordCost: { memoryCost: 8, timeCost: 1 },
  };
}

/** What a server of a test takes: little, so that too much is soon sent. */
export function uploadsIn(directory: string): Parts['config']['uploads'] {
  return { directory, maxBytes: 50_000, kinds: ['pdf', 'png', 'text', 'word'], keptMs: 7 * 86_400_000, scanner: null };
}

const templates = new Map<string, Promise<DatabaseLocation>>();

/** A copy of a database that has been migrated, filled and had its packages installed once per run. */
async function fromTemplate(dialect: Dialect, demo: boolean): Promise<TestDatabase> {
  const name = `template_${demo ? 'demo' : 'empty'}`;
  const key = `${dialect} ${name}`;
  const template = templates.get(key) ?? builtOnce(dialect, name, (location) => fill(location, demo));
  templates.set(key, template);
  return copyOf(await template);
}

async function fill(location: DatabaseLocation, demo: boolean): Promise<void> {
  const clock = new SettableClock(new Date('2026-01-01T00:00:00Z'));
  const database = await openDatabase(location, clock);
  await fillDatabase(database, demo);
  const { execution } = await compose(partsFor(database, clock, { demo }));
  await execution.stop();
  await database.close();
}
