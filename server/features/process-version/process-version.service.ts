import type { RecordType } from '../../../rules/schema/record-type.ts';
import type { Reader, Transaction, UnitOfWork } from '../../database/unit-of-work.ts';
import { NotFound, RequestError } from '../../errors.ts';
import { readDeployed, readDeployedShared } from '../../process-package/deploy.ts';
import { PackageInvalid } from '../../process-package/finding.ts';
import type { LoadedPackages, PinnedRuleSet, SharedPackage } from '../../process-package/package.ts';
import { findVersion, findVersionId, idInForce, idsInForce, processOf } from './process-version.repository.ts';
import type { ProcessVersion, VersionedModel } from './process-version.ts';
import {
  assembled,
  type InstallationHooks,
  type Installing,
  type Put,
  putPackagesInForce,
} from './put-packages-in-force.ts';

export type { ProcessVersion, VersionedModel } from './process-version.ts';
export type { Installation } from './put-packages-in-force.ts';

/**
 * The installed processes: the versions in force, and older ones while instances still run on them. Versions never
 * change, so they are kept in memory once read.
 */
export class ProcessVersionService {
  readonly #reader: Reader;
  readonly #inForce = new Map<string, ProcessVersion>();
  readonly #byId = new Map<string, Promise<ProcessVersion>>();
  /** Last versions of processes that are installed no more: nothing starts, what runs goes on. */
  #withdrawn: readonly ProcessVersion[] = [];
  #shared: SharedPackage | undefined;
  #installation: Installing | undefined;
  /** Counts what was put in force on this node, so that a look that began before does not undo it. */
  #taken = 0;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  /**
   * Puts loaded packages in force; a package whose files are known keeps its version, one that is not there any more
   * is withdrawn.
   */
  async install(loaded: LoadedPackages, inTransaction: UnitOfWork, hooks: InstallationHooks = {}): Promise<void> {
    const installation = { loaded, hooks };
    this.#installation = installation;
    const { put, withdrawn } = await inTransaction((tx) => putPackagesInForce(tx, installation));
    this.#inForce.clear();
    this.#take(put);
    this.#withdrawn = await this.#readable(withdrawn);
  }

  /** Installs again in the caller's transaction what has changed since: rule sets whose day has come. */
  async renew(tx: Transaction): Promise<void> {
    if (!this.#installation) throw new RequestError('UNAVAILABLE', 'no process packages are installed yet');
    const { put } = await putPackagesInForce(tx, this.#installation);
    tx.afterCommit(() => this.#take(put));
  }

  /**
   * Takes over what another node has put in force or withdrawn since. A version this program cannot read, because a
   * later program wrote it, leaves its process as it is here.
   */
  async refresh(): Promise<void> {
    if (!this.#shared) return;
    const taken = this.#taken;
    const ids = await idsInForce(this.#reader);
    const known = new Map([...this.#inForce.values()].map((version) => [version.id, version]));
    const newer = ids.filter((id) => !known.has(id));
    if (newer.length === 0 && ids.length === known.size) return;
    const came = await this.#readable(newer);
    if (taken !== this.#taken) return;
    for (const version of came) {
      this.#inForce.set(version.processId, version);
      if (!version.manifest && version.processId === 'shared') this.#shared = version.content as SharedPackage;
    }
    const there = new Set(ids.map(processOf));
    const gone = [...this.#inForce.values()].filter(({ processId }) => !there.has(processId));
    for (const { processId } of gone) this.#inForce.delete(processId);
    this.#withdrawn = [...this.#withdrawn.filter(({ processId }) => !there.has(processId)), ...gone];
  }

  /** A model as it is in force for this transaction, whichever node put it there. */
  async upToDate(tx: Transaction, model: VersionedModel): Promise<VersionedModel> {
    const id = await idInForce(tx, model.version.processId);
    if (id === undefined || id === model.version.id) return model;
    const version = await this.version(id);
    const own = version.content.models.get(model.process.id);
    return own ? { version, process: own.process } : model;
  }

  #take({ versions, shared }: Put): void {
    this.#taken += 1;
    this.#shared = shared;
    for (const version of versions) {
      this.#inForce.set(version.processId, version);
      this.#byId.set(version.id, Promise.resolve(version));
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

  /**
   * The type of a record, with the process it belongs to (null for master data); of a process that was withdrawn as
   * it was at last, because its cases go on.
   */
  recordType(type: string): OwnedRecordType | undefined {
    for (const version of [...this.#inForce.values(), ...this.#withdrawn]) {
      const found = typeIn(version, type);
      if (found) return found;
    }
    return undefined;
  }

  /** The type of a record as a version has it; as `recordType` when that version has none, or none is given. */
  async recordTypeIn(versionId: string | null, type: string): Promise<OwnedRecordType | undefined> {
    const pinned = versionId === null ? undefined : typeIn(await this.version(versionId), type);
    return pinned ?? this.recordType(type);
  }

  /** A version this program cannot read any more is left out: whoever needs it is told why when they ask for it. */
  async #readable(ids: readonly string[]): Promise<readonly ProcessVersion[]> {
    const read: ProcessVersion[] = [];
    for (const id of ids) {
      try {
        read.push(await this.version(id));
      } catch (error) {
        if (!(error instanceof PackageInvalid)) throw error;
      }
    }
    return read;
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

/** A record type with the process whose records it describes. */
export interface OwnedRecordType {
  readonly type: RecordType;
  /** Null for master data. */
  readonly processId: string | null;
}

function typeIn({ content, manifest }: ProcessVersion, type: string): OwnedRecordType | undefined {
  const found = content.recordTypes.get(type);
  return found && { type: found, processId: manifest?.id ?? null };
}
