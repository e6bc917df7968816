import { isAbsolute } from 'node:path';
import { loadPackages } from '../../server/process-package/load.ts';
import type { LoadedPackages } from '../../server/process-package/package.ts';
import type { KnownToServer } from '../../server/process-package/world.ts';

/** What was read from folders of the repository, by the folders and what the server knows. */
const kept = new Map<string, Promise<LoadedPackages>>();

/**
 * Packages for a server of a test. Those in the repository do not change during a run: hundreds of servers read and
 * check them once. A folder that a test made, whose path is absolute, is read anew each time.
 */
export function packagesOfRun(folders: readonly string[], known: KnownToServer): Promise<LoadedPackages> {
  if (folders.some((folder) => isAbsolute(folder))) return loadPackages(folders, known);
  const key = JSON.stringify([folders, known]);
  const packages = kept.get(key) ?? loadPackages(folders, known);
  kept.set(key, packages);
  return packages;
}
