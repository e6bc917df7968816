import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { checkContent, checkProcessPackage, checkSharedPackage } from './check-names.ts';
import { checkUnique } from './check-unique.ts';
import { type PackageFinding, PackageInvalid } from './finding.ts';
import type { LoadedPackages, PackageContent, ProcessPackage } from './package.ts';
import { readPackageFiles } from './package-files.ts';
import { readProcessPackage, readSharedPackage } from './read-package.ts';
import { type KnownToServer, worldOf } from './world.ts';

/**
 * Reads all process packages from disk and checks them, each file by its schema and all names against each other.
 *
 * @param folders folders of packages, e.g. `processes`; the first one also holds `shared`
 * @throws {PackageInvalid} with every mistake of every package: file, path, value, and what was allowed
 */
export async function loadPackages(folders: readonly string[], known: KnownToServer): Promise<LoadedPackages> {
  const findings: PackageFinding[] = [];
  const packages: ProcessPackage[] = [];
  /** Folders without a usable `process.json`: their other mistakes are told as well. */
  const nameless: { readonly name: string; readonly content: PackageContent }[] = [];
  const [first = 'processes'] = folders;
  const shared = await readSharedPackage(reading(join(first, 'shared'), 'shared', findings));

  for (const root of folders)
    for (const name of await packageNames(root)) {
      const { pack, content } = await readProcessPackage(reading(join(root, name), name, findings));
      if (!pack) {
        nameless.push({ name, content });
        continue;
      }
      packages.push(pack);
      if (pack.manifest.id !== name)
        findings.push({
          file: `${name}/process.json`,
          path: 'id',
          value: pack.manifest.id,
          allowed: `allowed: "${name}", the name of the folder`,
        });
    }

  const world = worldOf(shared, packages, known);
  findings.push(
    ...checkSharedPackage(shared, world),
    ...packages.flatMap((pack) => checkProcessPackage(pack, world)),
    ...nameless.flatMap(({ name, content }) => checkContent(name, content, world)),
    ...checkUnique(shared, packages),
  );
  if (findings.length > 0) throw new PackageInvalid(findings);
  return { shared, packages };
}

function reading(folder: string, name: string, findings: PackageFinding[]) {
  const read = readPackageFiles(folder, name);
  findings.push(...read.findings);
  return { name, files: read.files, findings };
}

async function packageNames(root: string): Promise<readonly string[]> {
  if (!existsSync(root)) throw new Error(`there is no folder of process packages "${root}"`);
  const entries = await readdir(root, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && entry.name !== 'shared')
    .map((entry) => entry.name)
    .sort();
}
