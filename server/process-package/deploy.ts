import { PackageInvalid } from './finding.ts';
import type { LoadedPackages, ProcessPackage, SharedPackage } from './package.ts';
import { hashFiles, type PackageFiles } from './package-files.ts';
import { readProcessPackage, readSharedPackage } from './read-package.ts';

/** What is stored as one process version: every file it consists of. Equal files are the same version. */
export interface Deployment {
  /** Folder name, or `shared` for the models several packages call. */
  readonly processId: string;
  readonly files: PackageFiles;
  readonly contentHash: string;
  /** Content hashes of the rule sets it decides with, its own and the shared ones, by id. */
  readonly ruleSets: Readonly<Record<string, string>>;
  /** The files, read. */
  readonly content: ProcessPackage | SharedPackage;
}

/**
 * What a package becomes beside one shared folder: it is asked for whenever a rule set is published, and hashing every
 * file anew would take longer than all the rest.
 */
const made = new WeakMap<SharedPackage, WeakMap<ProcessPackage | SharedPackage, Deployment>>();

/**
 * Turns checked packages into what is stored: a package pins the shared rule sets and forms it names, so that an
 * instance decides by what was in force when it began, whatever is published later.
 */
export function deployments({ shared, packages }: LoadedPackages): readonly Deployment[] {
  const known = made.get(shared) ?? new WeakMap<ProcessPackage | SharedPackage, Deployment>();
  made.set(shared, known);
  return [shared, ...packages].map((content) => {
    const deployed = known.get(content) ?? deployedBeside(shared, content);
    known.set(content, deployed);
    return deployed;
  });
}

function deployedBeside(shared: SharedPackage, content: ProcessPackage | SharedPackage): Deployment {
  if (!('manifest' in content)) return deployment('shared', content);
  const files = withShared(content, shared);
  return deployment(content.manifest.id, {
    ...content,
    files,
    ruleSets: new Map([...pinned(shared.ruleSets, files, 'rules'), ...content.ruleSets]),
    forms: new Map([...pinned(shared.forms, files, 'forms'), ...content.forms]),
  });
}

function deployment(processId: string, content: ProcessPackage | SharedPackage): Deployment {
  const { files, ruleSets } = content;
  return {
    processId,
    files,
    contentHash: hashFiles(files),
    ruleSets: Object.fromEntries([...ruleSets].map(([id, { hash }]) => [id, hash])),
    content,
  };
}

/** Of the shared things those a package has pinned. */
function pinned<T>(
  all: ReadonlyMap<string, T>,
  files: PackageFiles,
  folder: string,
): readonly (readonly [string, T])[] {
  return [...all].filter(([id]) => files.has(`shared/${folder}/${id}.json`));
}

function withShared(pack: ProcessPackage, shared: SharedPackage): PackageFiles {
  const files = new Map(pack.files);
  const models = [...pack.models.values()].map((model) => model.process);
  for (const id of models.flatMap((process) => process.decisionIds))
    if (!pack.ruleSets.has(id)) copy(shared.files, files, `rules/${id}.json`);
  for (const id of models.flatMap((process) => process.formIds))
    if (!pack.forms.has(id)) copy(shared.files, files, `forms/${id}.json`);
  return files;
}

function copy(from: PackageFiles, to: Map<string, string>, path: string): void {
  const text = from.get(path);
  if (text !== undefined) to.set(`shared/${path}`, text);
}

/**
 * Reads a stored version back.
 *
 * @throws {PackageInvalid} when an older version no longer meets the schemas of this program
 */
export async function readDeployed(processId: string, files: PackageFiles): Promise<ProcessPackage> {
  const reading = { name: processId, files, findings: [], published: true };
  const { pack } = await readProcessPackage(reading);
  if (!pack || reading.findings.length > 0) throw new PackageInvalid(reading.findings);
  return pack;
}

/** Reads a stored version of the shared folder back. */
export async function readDeployedShared(files: PackageFiles): Promise<SharedPackage> {
  const reading = { name: 'shared', files, findings: [], published: true };
  const shared = await readSharedPackage(reading);
  if (reading.findings.length > 0) throw new PackageInvalid(reading.findings);
  return shared;
}
