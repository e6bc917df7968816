import type { Actor } from '../../actor.ts';
import type { AuditAction } from '../../contract/audit-action.ts';
import { NotFound, RequestError } from '../../errors.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import { dropStalledJobs, isSkippable, releaseStalledJob, stalledJobOf } from '../../jobs/stalled-job.ts';
import type { ProcessInstanceService } from './process-instance.service.ts';
import { unreadableStall } from './unreadable-state.ts';

/** Where an instance stalls. */
export interface StallPlace {
  readonly instanceId: string;
  readonly stallId: string;
}

interface StoredStall {
  readonly element_id: string;
  readonly code: string;
  readonly details: string;
}

/** Who repairs, and why. */
export interface Repair {
  readonly actor: Actor;
  readonly reason: string;
  readonly requestId: string;
}

/** Lets people repair what stalled: by whom, when and why is kept. */
export class StallService {
  readonly #instances: ProcessInstanceService;

  constructor(instances: ProcessInstanceService) {
    this.#instances = instances;
  }

  /** Tries the stalled element, or the failed job, again. @throws {NotFound} when there is no such stall */
  async retry(place: StallPlace, repair: Repair): Promise<void> {
    const { instanceId, stallId } = place;
    await this.#repair('stall-retried', place, repair, async (run) => {
      const jobId = stalledJobOf(stallId);
      if (jobId !== null) return releaseStalledJob(run, instanceId, stallId, jobId);
      if (stallId === unreadableStall) return this.#lookAgain(run, instanceId);
      await this.#instances.command(run, instanceId, { type: 'retry-stall', stallId });
    });
  }

  /**
   * Gives up a failed job that nothing waits for.
   *
   * @throws {NotFound} @throws {RequestError} `STALL_NOT_SKIPPABLE` when the process would be stuck without it
   */
  async giveUp(place: StallPlace, repair: Repair): Promise<void> {
    await this.#repair('stall-skipped', place, repair, async (run, stall) => {
      if (!isSkippable(place.stallId, JSON.parse(stall.details) as Record<string, unknown>))
        throw new RequestError('STALL_NOT_SKIPPABLE', `the process waits for ${place.stallId}`);
      dropStalledJobs(run, place.instanceId, place.stallId);
    });
  }

  /** Ends an instance that cannot go on, with all that is open in it. @throws {NotFound} @throws {StateUnreadable} */
  async cancel(place: StallPlace, repair: Repair): Promise<void> {
    await this.#repair('stalled-run-canceled', place, repair, async (run) => {
      await this.#instances.command(run, place.instanceId, { type: 'cancel', reason: repair.reason });
      dropStalledJobs(run, place.instanceId, null);
    });
  }

  async #repair(
    action: AuditAction,
    { instanceId, stallId }: StallPlace,
    { actor, reason, requestId }: Repair,
    work: (run: CommandRun, stall: StoredStall) => Promise<void>,
  ): Promise<void> {
    await this.#instances.inRun(onBehalfOf(actor, { requestId }), async (run) => {
      const [stall] = await run.tx.query<StoredStall>(
        'SELECT element_id, code, details FROM stall WHERE instance_id = ? AND stall_id = ?',
        [instanceId, stallId],
      );
      if (!stall) throw new NotFound('stall', stallId);
      run.audit({
        action,
        entityType: 'process-instance',
        entityId: instanceId,
        instanceId,
        details: { elementId: stall.element_id, code: stall.code, reason },
      });
      await work(run, stall);
    });
  }

  /** @throws {StateUnreadable} while nobody has repaired the state */
  async #lookAgain(run: CommandRun, instanceId: string): Promise<void> {
    await this.#instances.load(run, instanceId);
    run.rows.remove('DELETE FROM stall WHERE instance_id = ? AND stall_id = ?', [instanceId, unreadableStall]);
  }
}
