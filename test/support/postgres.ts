import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from './embedded-postgres.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of the PostgreSQL of this run, database `postgres`. */
    readonly postgresUrl: string;
    /** Folder for the files of this run's tests; removed with everything in it. */
    readonly scratchFolder: string;
  }
}

/** The data are thrown away: nothing has to survive a power failure. */
const carefree = ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=300'];

/** Starts one real PostgreSQL for the run, and makes a folder for its files; both are removed afterwards. */
export default async function startPostgres(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'praxis-tests-'));
  project.provide('scratchFolder', folder);
  const server = await startEmbeddedPostgres(carefree);
  project.provide('postgresUrl', server.url);
  return async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
