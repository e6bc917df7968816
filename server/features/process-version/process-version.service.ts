import type { RecordType } from '../../../rules/schema/record-type.ts';
import type { Reader, UnitOfWork } from '../../database/unit-of-work.ts';
import { NotFound, RequestError } from '../../errors.ts';
import { deployments, readDeployed, readDeployedShared } from '../../process-package/deploy.ts';
import type { LoadedPackages, PinnedRuleSet, ProcessPackage, SharedPackage } from '../../process-package/package.ts';
import { findVersion, findVersionId, putInForce } from './process-version.repository.ts';
import type { ProcessVersion, VersionedModel } from './process-version.ts';

export type { ProcessVersion, VersionedModel } from './process-version.ts';

/**
 * The installed processes: the versions in force, and older ones while instances still run on them. Versions never
 * change, so they are kept in memory once read.
 */
export class ProcessVersionService {
  readonly #reader: Reader;
  readonly #inForce = new Map<string, ProcessVersion>();
  readonly #byId = new Map<string, Promise<ProcessVersion>>();
  #shared: SharedPackage | undefined;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /** Puts loaded packages in force; a package whose files are known keeps its version. */
  async install(loaded: LoadedPackages, inTransaction: UnitOfWork): Promise<void> {
    const deployed = deployments(loaded);
    const ids = await inTransaction(async (tx) => {
      const stored = [];
      for (const each of deployed) stored.push({ each, ...(await putInForce(tx, each)) });
      return stored;
    });
    this.#shared = loaded.shared;
    this.#inForce.clear();
    for (const { each, id, number } of ids) {
      const version = assembled({ ...each, id, number }, each.content);
      this.#inForce.set(version.processId, version);
      this.#byId.set(id, Promise.resolve(version));
    }
  }

  /** Calendars, roles, messages and the rest of `shared`, as they are now. */
  get shared(): SharedPackage {
    if (!this.#shared) throw new RequestError('UNAVAILABLE', 'no process packages are installed yet');
    return this.#shared;
  }

  /** Every process in force, without `shared`. */
  get processes(): readonly (ProcessVersion & { readonly manifest: NonNullable<ProcessVersion['manifest']> })[] {
    return [...this.#inForce.values()].flatMap((version) =>
      version.manifest ? [{ ...version, manifest: version.manifest }] : [],
    );
  }

  /** The versions in force, `shared` included. */
  get inForce(): readonly ProcessVersion[] {
    return [...this.#inForce.values()];
  }

  /** @throws {NotFound} */
  process(processId: string): ProcessVersion & { readonly manifest: NonNullable<ProcessVersion['manifest']> } {
    const found = this.processes.find((version) => version.processId === processId);
    if (!found) throw new NotFound('process', processId);
    return found;
  }

  /** @throws {NotFound} */
  async version(id: string): Promise<ProcessVersion> {
    const known = this.#byId.get(id);
    if (known) return known;
    const reading = this.#read(id);
    this.#byId.set(id, reading);
    reading.catch(() => this.#byId.delete(id));
    return reading;
  }

  /** @throws {NotFound} */
  async numbered(processId: string, number: number): Promise<ProcessVersion> {
    const id = await findVersionId(this.#reader, processId, number);
    if (!id) throw new NotFound('process version', `${processId}:${number}`);
    return this.version(id);
  }

  /** The model of an instance, in the version it was started under. */
  async model(versionId: string, modelId: string): Promise<VersionedModel> {
    const version = await this.version(versionId);
    const model = version.content.models.get(modelId);
    if (!model) throw new NotFound('model', `${modelId} in ${versionId}`);
    return { version, process: model.process };
  }

  /** The model in force of whichever package has it. */
  modelInForce(modelId: string): VersionedModel | undefined {
    for (const version of this.#inForce.values()) {
      const model = version.content.models.get(modelId);
      if (model) return { version, process: model.process };
    }
    return undefined;
  }

  /** A rule set an instance of `version` decides with: its own, or the shared one pinned with it. */
  ruleSet(version: ProcessVersion, id: string): PinnedRuleSet | undefined {
    return version.content.ruleSets.get(id) ?? this.shared.ruleSets.get(id);
  }

  /** The type of a record, with the process it belongs to (null for master data). */
  recordType(type: string): { readonly type: RecordType; readonly processId: string | null } | undefined {
    for (const version of this.#inForce.values()) {
      const found = version.content.recordTypes.get(type);
      if (found) return { type: found, processId: version.manifest?.id ?? null };
    }
    return undefined;
  }

  async #read(id: string): Promise<ProcessVersion> {
    const stored = await findVersion(this.#reader, id);
    if (!stored) throw new NotFound('process version', id);
    const { processId, files } = stored;
    return assembled(
      stored,
      processId === 'shared' ? await readDeployedShared(files) : await readDeployed(processId, files),
    );
  }
}

function assembled(
  { id, processId, number, contentHash }: Pick<ProcessVersion, 'id' | 'processId' | 'number' | 'contentHash'>,
  content: ProcessPackage | SharedPackage,
): ProcessVersion {
  return { id, processId, number, contentHash, content, manifest: 'manifest' in content ? content.manifest : null };
}
