import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { systemClock } from '../../../../server/clock.ts';
import type { Dialect } from '../../../../server/database/dialect.ts';
import { type DatabaseLocation, openDatabase } from '../../../../server/database/open-database.ts';
import { aFolder, anEmptyDatabase } from '../../../support/database.ts';
import { fillDatabase } from '../../../support/filled-database.ts';
import { bundledOf } from '../../../support/program.ts';
import { sharedPackagesIn } from '../../../support/shared-packages.ts';
import { builtOnce, copyOf } from '../../../support/template.ts';

/** Where the nodes of one test keep their data, and with which packages they run. */
export interface Place {
  readonly location: DatabaseLocation;
  readonly folder: string;
  remove(): Promise<void>;
}

/** An installation on which no node has run: a data folder of its own, or a database of the run's PostgreSQL. */
export async function anEmptyPlace(dialect: Dialect): Promise<Place> {
  const folder = aFolder();
  if (dialect === 'sqlite')
    return placeIn(folder, { type: 'sqlite', file: join(folder, 'praxis-demo.sqlite') }, async () => undefined);
  const { location, remove } = await anEmptyDatabase('postgres');
  return placeIn(folder, location, remove);
}

/** The same, for what is not about a first start: on PostgreSQL the schema and the demo company are there already. */
export async function aPlace(dialect: Dialect): Promise<Place> {
  if (dialect === 'sqlite') return anEmptyPlace(dialect);
  const { location, remove } = await copyOf(await builtOnce(dialect, 'template_place', fill));
  return placeIn(aFolder(), location, remove);
}

async function fill(location: DatabaseLocation): Promise<void> {
  const database = await openDatabase(location, systemClock);
  await fillDatabase(database, true);
  await database.close();
}

/** A data folder with its packages; the endurance process is beside them. */
export function placeIn(folder: string, location: DatabaseLocation, remove: () => Promise<void>): Place {
  sharedPackagesIn(folder);
  return { location, folder, remove };
}

export interface NodeOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** For node itself, before the program. */
  readonly execArgv?: readonly string[];
  /** Instead of that of the place, e.g. through a proxy. */
  readonly databaseUrl?: string;
}

/** The real program in a process of its own. */
export class PraxisNode {
  readonly child: ChildProcess;
  readonly url: string;
  /** Exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  readonly said: { text: string };

  private constructor(child: ChildProcess, url: string, ended: Promise<number | string>, said: { text: string }) {
    this.child = child;
    this.url = url;
    this.ended = ended;
    this.said = said;
  }

  /** Resolves when it listens. @throws {Error} with what it said when it ends before */
  static async start(place: Place, options: NodeOptions = {}): Promise<PraxisNode> {
    const child = spawn(process.execPath, programOf(options), {
      env: environmentOf(place, options),
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const said = { text: '' };
    const ended = once(child, 'exit').then(([code, signal]) => (code ?? signal) as number | string);
    const url = await new Promise<string>((listening, failed) => {
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', (chunk: string) => {
          said.text += chunk;
          const found = /Praxis 知行: (http:\S+)/.exec(said.text)?.[1];
          if (found !== undefined) listening(found);
        });
      void ended.then((code) => failed(new Error(`the node ended with ${code}: ${said.text}`)));
    });
    return new PraxisNode(child, url, ended, said);
  }

  /** Lets faults happen in this node from now on. */
  async arm(faults: string): Promise<void> {
    const done = once(this.child, 'message');
    this.child.send(faults);
    await done;
  }

  async kill(signal: NodeJS.Signals = 'SIGKILL'): Promise<number | string> {
    this.child.kill(signal);
    return this.ended;
  }
}

function programOf({ execArgv = [] }: NodeOptions): string[] {
  const arm = bundledOf('arm-by-message');
  return [...execArgv, '--import', arm, bundledOf('cli'), 'start', '--demo'];
}

function environmentOf({ location, folder }: Place, { env = {}, databaseUrl }: NodeOptions): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    NODE_ENV: 'test',
    PRAXIS_PORT: '0',
    PRAXIS_POLL_MS: '200',
    PRAXIS_LEASE_MS: '2000',
    PRAXIS_LOG_LEVEL: 'error',
    PRAXIS_DATA_DIR: folder,
    PRAXIS_PROCESSES_DIR: `${join(folder, 'packages')},test/server/faults/fixtures/packages`,
    ...(location.type === 'postgres' ? { PRAXIS_DATABASE_URL: databaseUrl ?? location.url } : {}),
    ...env,
  };
}
