import type { ExecutableProcess } from '../../../engine/index.ts';
import type { Kpi } from '../../../rules/schema/kpi.ts';
import type { ProcessManifest } from '../../../rules/schema/process-manifest.ts';
import type { PackageContent } from '../../process-package/package.ts';

/** One version of a package: what an instance was started under, and ends under. */
export interface ProcessVersion {
  /** `<process id>:<number>`. */
  readonly id: string;
  /** Folder name of the package; `shared` for the models several packages call. */
  readonly processId: string;
  readonly number: number;
  readonly contentHash: string;
  /** Null for `shared`. */
  readonly manifest: ProcessManifest | null;
  readonly content: PackageContent;
  /** Its indicators; none for `shared`. */
  readonly kpis: readonly Kpi[];
}

/** A model in a version of its package. */
export interface VersionedModel {
  readonly version: ProcessVersion;
  readonly process: ExecutableProcess;
}
