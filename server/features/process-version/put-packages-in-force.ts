import type { Transaction } from '../../database/unit-of-work.ts';
import { deployments } from '../../process-package/deploy.ts';
import type { LoadedPackages, ProcessPackage, SharedPackage } from '../../process-package/package.ts';
import { putInForce, takeInstallTurn, withdrawAllBut } from './process-version.repository.ts';
import type { ProcessVersion } from './process-version.ts';

/** What an installation changes, told in its transaction. */
export interface Installation {
  readonly shared: SharedPackage;
  /** Versions that came into force now. */
  readonly came: readonly ProcessVersion[];
  /** Versions that were in force before and still are. */
  readonly stayed: readonly ProcessVersion[];
  /** Ids of every process in force. */
  readonly processIds: readonly string[];
}

/** What others do in the transaction that puts packages in force. */
export interface InstallationHooks {
  /** Lays over the files of packages what was approved here. */
  readonly laidOver?: (tx: Transaction, loaded: LoadedPackages) => Promise<LoadedPackages>;
  /** Told what came into force. */
  readonly installed?: (tx: Transaction, installation: Installation) => Promise<void>;
}

/** Versions that were put in force together. */
export interface Put {
  readonly versions: readonly ProcessVersion[];
  readonly shared: SharedPackage;
}

/** Packages of the disk, and who has a say when they are put in force. */
export interface Installing {
  readonly loaded: LoadedPackages;
  readonly hooks: InstallationHooks;
}

/** Puts packages in force as they are now; equal files keep their version. */
export async function putPackagesInForce(
  tx: Transaction,
  { loaded, hooks }: Installing,
): Promise<{
  readonly put: Put /** Last versions of processes that are there no more. */;
  readonly withdrawn: readonly string[];
}> {
  await takeInstallTurn(tx);
  const current = (await hooks.laidOver?.(tx, loaded)) ?? loaded;
  const deployed = deployments(current);
  const processIds = deployed.map(({ processId }) => processId);
  const stored: { readonly version: ProcessVersion; readonly isNew: boolean }[] = [];
  for (const each of deployed) {
    const { id, number, isNew } = await putInForce(tx, each);
    stored.push({ version: assembled({ ...each, id, number }, each.content), isNew });
  }
  const withdrawn = await withdrawAllBut(tx, processIds);
  const versions = (isNew: boolean) => stored.filter((each) => each.isNew === isNew).map(({ version }) => version);
  await hooks.installed?.(tx, { shared: current.shared, came: versions(true), stayed: versions(false), processIds });
  return { put: { versions: stored.map(({ version }) => version), shared: current.shared }, withdrawn };
}

/** A version of what is stored and what it holds. */
export function assembled(
  { id, processId, number, contentHash }: Pick<ProcessVersion, 'id' | 'processId' | 'number' | 'contentHash'>,
  content: ProcessPackage | SharedPackage,
): ProcessVersion {
  const { manifest, kpis } = 'manifest' in content ? content : { manifest: null, kpis: [] };
  return { id, processId, number, contentHash, content, manifest, kpis };
}
