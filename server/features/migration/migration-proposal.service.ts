import { type ProcessElement, proposeMapping } from '../../../engine/index.ts';
import type { Actor } from '../../actor.ts';
import type {
  MappableElement,
  MigrationProposal,
  MovableVersion,
  ProposedElement,
} from '../../contract/migration-proposal.ts';
import type { Reader } from '../../database/unit-of-work.ts';
import type { Directory } from '../../execution/directory.ts';
import { inBothLanguages } from '../process-version/process.view.ts';
import type {
  ProcessVersion,
  ProcessVersionService,
  VersionedModel,
} from '../process-version/process-version.service.ts';
import { selectCases, statesBy, waitingElements } from './case-selection.repository.ts';
import { refuseUnlessMover } from './may-migrate.ts';
import { getMigration } from './migration.repository.ts';
import { type ModelMappings, mappingFor } from './migration-plan.ts';

type Model = VersionedModel['process'];

/** What a person needs to know before cases are moved: which versions there are, and what stands for what. */
export class MigrationProposalService {
  readonly #reader: Reader;
  readonly #versions: ProcessVersionService;
  readonly #directory: Directory;

  constructor(reader: Reader, versions: ProcessVersionService, directory: Directory) {
    this.#reader = reader;
    this.#versions = versions;
    this.#directory = directory;
  }

  /** Versions of a process, the newest first. */
  async versions(processId: string, actor: Actor): Promise<MovableVersion[]> {
    await refuseUnlessMover(actor, processId, this.#directory);
    const rows = await this.#reader.query<{ version: number; in_force: number; installed_at: string }>(
      'SELECT version, in_force, installed_at FROM process_version WHERE process_id = ? ORDER BY version DESC',
      [processId],
    );
    const views: MovableVersion[] = [];
    for (const row of rows) {
      const version = await this.#versions.numbered(processId, row.version);
      const cases = await selectCases(this.#reader, version, {}, actor, this.#directory);
      views.push({
        version: row.version,
        installedAt: row.installed_at,
        inForce: row.in_force === 1,
        running: cases.length,
      });
    }
    return views;
  }

  /**
   * @param back id of a migration whose mapping is proposed the other way round, as far as it says one
   * @throws {NotFound} for a version or migration there is not
   */
  async propose(
    processId: string,
    wish: { readonly from: number; readonly to: number; readonly back?: string | undefined },
    actor: Actor,
  ): Promise<MigrationProposal> {
    await refuseUnlessMover(actor, processId, this.#directory);
    const from = await this.#versions.numbered(processId, wish.from);
    const to = await this.#versions.numbered(processId, wish.to);
    const waiting = await this.#waiting(from, actor);
    const back = wish.back === undefined ? {} : await this.#mappingOf(wish.back, processId);
    const models = mainFirst(from).map((process) => {
      const now = to.content.models.get(process.id)?.process;
      return {
        id: process.id,
        name: inBothLanguages(process.name),
        gone: now === undefined,
        elements: proposed(process, now, mappingFor({ mapping: back }, process.id)).map((each) => ({
          ...each,
          waiting: waiting.get(`${process.id} ${each.elementId}`) ?? 0,
        })),
        targets: now ? now.elements.map((element) => mappable(now, element)) : [],
      };
    });
    return { from: wish.from, to: wish.to, models };
  }

  async #mappingOf(migrationId: string, processId: string): Promise<ModelMappings> {
    const row = await getMigration(this.#reader, migrationId, [processId]);
    return JSON.parse(row.mapping) as ModelMappings;
  }

  /** How many tokens wait where, by model and element. */
  async #waiting(version: ProcessVersion, actor: Actor): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    for (const { process_id, state } of await statesBy(this.#reader, version, actor, this.#directory))
      for (const element of waitingElements(state)) {
        const key = `${process_id} ${element}`;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    return counts;
  }
}

/** The models of a version, the one named like its package before those it calls. */
function mainFirst({ processId, content }: ProcessVersion): readonly Model[] {
  const models = [...content.models.values()].map(({ process }) => process);
  return [...models.filter(({ id }) => id === processId), ...models.filter(({ id }) => id !== processId)];
}

/** @param there the mapping by which cases came here; where it leads from one element only, that is the way back */
function proposed(
  from: Model,
  to: Model | undefined,
  there: Readonly<Record<string, string>>,
): readonly Omit<ProposedElement, 'waiting'>[] {
  const known = new Map(to ? proposeMapping(from, to).map((each) => [each.elementId, each]) : []);
  return from.elements.map((element) => {
    const sources = Object.entries(there).flatMap(([source, target]) => (target === element.id ? [source] : []));
    const [source] = sources;
    const { to: target = null, by = null, why = 'GONE' } = known.get(element.id) ?? {};
    const shown = mappable(from, element);
    return source !== undefined && sources.length === 1 && source !== target
      ? { ...shown, to: source, by: 'roll-back', why: null }
      : { ...shown, to: target, by, why };
  });
}

function mappable(process: Model, element: ProcessElement): MappableElement {
  const { id, type, eventType, repeats, name } = element;
  return { elementId: id, type, eventType, repeats, name: inBothLanguages(name), depth: depthOf(process, element) };
}

function depthOf(process: Model, { parentId, attachedToId }: ProcessElement): number {
  const outer = process.elements.find(({ id }) => id === (parentId ?? attachedToId));
  return outer ? depthOf(process, outer) + 1 : 0;
}
