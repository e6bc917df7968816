import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Gives a data folder its packages: the shared one of the product and no process, which is read and compiled in a
 * third of the time. A program lives by the real clock, so that quiet hours would decide at which time of the day its
 * notices leave: here there are none.
 *
 * @returns the folder of the packages
 */
export function sharedPackagesIn(folder: string): string {
  const packages = join(folder, 'packages');
  cpSync('processes/shared', join(packages, 'shared'), { recursive: true });
  writeFileSync(join(packages, 'shared', 'quiet-hours.json'), '[]');
  return packages;
}
