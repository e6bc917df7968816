import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** What `bundled-program.ts` has made of the program, or of what tests load before it. */
export function bundledOf(entry: 'cli' | 'arm-by-message' | 'five-minutes-ahead'): string {
  return resolve('.cache/program', `${entry}.js`);
}

/** The real program in a process of its own, listening. */
export interface Program {
  readonly child: ChildProcess;
  readonly url: string;
  /** Resolves when the process is gone. */
  readonly ended: Promise<unknown>;
}

/**
 * Starts the real program over one data folder and resolves when it listens.
 *
 * @param spawned is handed the process at once, so that a test that fails meanwhile can end it
 */
export function startProgram(
  dataDirectory: string,
  packagesDirectories: readonly string[],
  spawned: (child: ChildProcess) => void,
): Promise<Program> {
  const child = spawn(process.execPath, [bundledOf('cli'), 'start', '--demo'], {
    env: {
      PATH: process.env['PATH'],
      PRAXIS_PORT: '0',
      PRAXIS_DATA_DIR: dataDirectory,
      PRAXIS_PROCESSES_DIR: packagesDirectories.join(','),
      PRAXIS_POLL_MS: '200',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  spawned(child);
  const ended = once(child, 'exit');
  return new Promise((listening, reject) => {
    let said = '';
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url) listening({ child, url, ended });
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
  });
}
