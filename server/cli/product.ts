import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** Folder the product is installed in: the nearest one above this file that holds `package.json`. */
export function programDirectory(): string {
  let directory = import.meta.dirname;
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('the installation is damaged: package.json is missing');
    directory = parent;
  }
  return directory;
}

export function productVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(join(programDirectory(), 'package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(manifest).version;
}
