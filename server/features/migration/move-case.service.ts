import type { Transaction } from '../../database/unit-of-work.ts';
import type { Job } from '../../jobs/job.ts';
import type { ProcessInstanceService } from '../process-instance/process-instance.service.ts';
import { finishItem, getMigration, type MigrationRow } from './migration.repository.ts';
import { itemOutcome } from './migration.view.ts';
import { type ModelMappings, planOf } from './migration-plan.ts';
import { outcomeOf, storeMoves } from './move-case.ts';

/** Moves one case of a migration, in the transaction that takes its job out of the table: once, or not at all. */
export class MoveCaseService {
  readonly #instances: ProcessInstanceService;

  constructor(instances: ProcessInstanceService) {
    this.#instances = instances;
  }

  /** On behalf of whoever started the migration. */
  async move(tx: Transaction, { ref, instanceId }: Job): Promise<void> {
    if (ref === null || instanceId === null) return;
    const row = await getMigration(tx, ref, null);
    const initiator = { userId: row.started_by, requestId: null, taskId: null };
    const plan = await planOf(this.#instances.parts.versions, row.process_id, wishOf(row));
    await this.#instances.withRun(tx, initiator, async (run) => {
      const outcome = await outcomeOf(run, instanceId, plan, this.#instances);
      const why = { migrationId: row.id, reason: row.reason };
      if (outcome.type === 'moves') await storeMoves(run, outcome.moves, plan, this.#instances, why);
      const status = outcome.type === 'moves' ? 'moved' : 'refused';
      await finishItem(tx, { migrationId: row.id, rootId: instanceId }, status, itemOutcome(outcome));
    });
  }
}

function wishOf(row: MigrationRow) {
  const { from_version: from, to_version: to, timers } = row;
  return { from, to, timers, mapping: JSON.parse(row.mapping) as ModelMappings, selection: {} };
}
