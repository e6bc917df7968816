import { randomUUID } from 'node:crypto';
import type { Actor } from '../../actor.ts';
import { writeAudit } from '../../audit.ts';
import type { CaseResult, DryRun, MigrationView } from '../../contract/migration.ts';
import { type IdempotentCall, once } from '../../database/idempotency.ts';
import { insertMany } from '../../database/insert-many.ts';
import type { Reader, UnitOfWork } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';
import { CommandRun } from '../../execution/command-run.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import type { ListQuery } from '../../http/list-query.ts';
import type { Page } from '../../http/route.ts';
import { jobRow } from '../../jobs/job-table.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import type { PersonDirectory } from '../user/person-directory.service.ts';
import { type SelectedCase, selectCases } from './case-selection.repository.ts';
import { movableBy, refuseUnlessMover } from './may-migrate.ts';
import {
  getMigration,
  type ItemStatus,
  insertMigration,
  listItems,
  listMigrationRows,
  stopItems,
} from './migration.repository.ts';
import { dryResult, elementNames, itemResult, viewMigrations } from './migration.view.ts';
import { faultsOf, type Plan, type PlanWish, planOf } from './migration-plan.ts';
import { outcomeOf } from './move-case.ts';

/** Cases a dry run looks at, and how many in one transaction: others write in between. */
const mostChecked = 500;
const checkedAtOnce = 25;

/** Moves cases to another version of their process: what it would do, doing it, and what became of it. */
export class MigrationService {
  readonly #instances: ProcessInstanceService;
  readonly #reader: Reader;
  readonly #inTransaction: UnitOfWork;
  readonly #people: PersonDirectory;

  constructor(instances: ProcessInstanceService, reader: Reader, unitOfWork: UnitOfWork, people: PersonDirectory) {
    this.#instances = instances;
    this.#reader = reader;
    this.#inTransaction = unitOfWork;
    this.#people = people;
  }

  /** Computes the move of every selected case exactly as it would be done, and stores nothing. */
  async dryRun(processId: string, wish: PlanWish, actor: Actor): Promise<DryRun> {
    await this.#refuseUnlessMover(actor, processId);
    const plan = await planOf(this.#versions, processId, wish);
    const cases = await this.#select(plan, actor);
    const faults = faultsOf(plan);
    const results = faults.length > 0 ? [] : await this.#computed(plan, cases.slice(0, mostChecked), actor);
    const moving = results.filter(({ status }) => status === 'moves').length;
    return { faults: [...faults], total: cases.length, moving, results: [...results] };
  }

  /**
   * Keeps the plan and one job per case; each is then moved in a transaction of its own.
   *
   * @throws {RequestError} `MIGRATION_INVALID` with every fault of the mapping, `NOTHING_SELECTED`
   */
  async start(
    processId: string,
    { reason, ...wish }: PlanWish & { readonly reason: string },
    caller: { readonly actor: Actor; readonly idempotency: IdempotentCall; readonly requestId: string },
  ): Promise<MigrationView> {
    const { actor, idempotency, requestId } = caller;
    await this.#refuseUnlessMover(actor, processId);
    const plan = await planOf(this.#versions, processId, wish);
    refuseFaults(plan);
    const cases = await this.#select(plan, actor);
    if (cases.length === 0) throw new RequestError('NOTHING_SELECTED', 'no case is selected');
    const { id } = await this.#inTransaction((tx) =>
      once(tx, idempotency, async () => {
        const migration = { id: randomUUID(), processId, wish, reason };
        const rootIds = cases.map((each) => each.root_id);
        await insertMigration(tx, migration, rootIds, actor.userId);
        const job = { kind: 'migrate-instance', dueAt: tx.now, ref: migration.id } as const;
        await insertMany(
          tx,
          'job',
          rootIds.map((instanceId) => jobRow({ ...job, instanceId })),
        );
        const details = { processId, from: wish.from, to: wish.to, cases: cases.length, reason };
        const entity = { entityType: 'migration', entityId: migration.id };
        await writeAudit(tx, [{ actorId: actor.userId, action: 'migration-started', ...entity, details, requestId }]);
        return { id: migration.id };
      }),
    );
    return this.read(id, actor);
  }

  /** Leaves what has not begun. What ended before stays ended. */
  async stop(id: string, actor: Actor, requestId: string): Promise<MigrationView> {
    await this.#get(id, actor);
    await this.#inTransaction(async (tx) => {
      const left = await stopItems(tx, id);
      if (left === 0) return;
      const entity = { entityType: 'migration', entityId: id };
      await writeAudit(tx, [
        { actorId: actor.userId, action: 'migration-stopped', ...entity, details: { left }, requestId },
      ]);
    });
    return this.read(id, actor);
  }

  /** @throws {NotFound} also for one of a process whose cases the actor may not move */
  async read(id: string, actor: Actor): Promise<MigrationView> {
    const [view] = await viewMigrations([await this.#get(id, actor)], this.#reader, this.#versions, this.#people);
    if (!view) throw new RangeError('a migration has one view');
    return view;
  }

  async list(
    list: ListQuery<'startedAt', { readonly processId?: string | undefined }>,
    actor: Actor,
  ): Promise<Page<MigrationView>> {
    const { rows, total } = await listMigrationRows(this.#reader, list, await this.#movable(actor));
    return { rows: await viewMigrations(rows, this.#reader, this.#versions, this.#people), total };
  }

  async results(
    id: string,
    list: ListQuery<'position', { readonly status?: ItemStatus | undefined }>,
    actor: Actor,
  ): Promise<Page<CaseResult>> {
    const row = await this.#get(id, actor);
    const names = elementNames({
      from: await this.#versions.numbered(row.process_id, row.from_version),
      to: await this.#versions.numbered(row.process_id, row.to_version),
    });
    const { rows, total } = await listItems(this.#reader, id, list, actor);
    return { rows: rows.map((item) => itemResult(item, names)), total };
  }

  async #computed(plan: Plan, cases: readonly SelectedCase[], actor: Actor): Promise<readonly CaseResult[]> {
    const names = elementNames(plan);
    const results: CaseResult[] = [];
    for (let first = 0; first < cases.length; first += checkedAtOnce) {
      const some = cases.slice(first, first + checkedAtOnce);
      results.push(
        ...(await this.#inTransaction(async (tx) => {
          const found: CaseResult[] = [];
          for (const each of some) {
            const outcome = await outcomeOf(new CommandRun(tx, onBehalfOf(actor)), each.root_id, plan, this.#instances);
            found.push(dryResult(each, outcome, names));
          }
          return found;
        })),
      );
    }
    return results;
  }

  #select(plan: Plan, actor: Actor): Promise<readonly SelectedCase[]> {
    return selectCases(this.#reader, plan.from, plan.selection, actor, this.#instances.parts.directory);
  }

  async #get(id: string, actor: Actor) {
    return getMigration(this.#reader, id, await this.#movable(actor));
  }

  #movable(actor: Actor): Promise<readonly string[] | null> {
    const ids = this.#versions.inForce.map((version) => version.processId);
    return movableBy(actor, ids, this.#instances.parts.directory);
  }

  #refuseUnlessMover(actor: Actor, processId: string): Promise<void> {
    return refuseUnlessMover(actor, processId, this.#instances.parts.directory);
  }

  get #versions() {
    return this.#instances.parts.versions;
  }
}

function refuseFaults(plan: Plan): void {
  const faults = faultsOf(plan);
  if (faults.length === 0) return;
  const errors = faults.map(({ processId, elementId, to, code }) => ({
    path: `mapping.${processId}.${elementId}`,
    code,
    params: { to },
  }));
  throw new RequestError('MIGRATION_INVALID', 'the mapping cannot be followed', { errors });
}
