import type { Actor } from '../../actor.ts';
import { NotFound } from '../../errors.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import { releaseStalledJob, stalledJobOf } from '../../jobs/stalled-job.ts';
import type { ProcessInstanceService } from './process-instance.service.ts';
import { unreadableStall } from './unreadable-state.ts';

/** Lets people repair what stalled: by whom, when and why is kept. */
export class StallService {
  readonly #instances: ProcessInstanceService;

  constructor(instances: ProcessInstanceService) {
    this.#instances = instances;
  }

  /** Tries the stalled element, or the failed job, again. @throws {NotFound} when there is no such stall */
  async retry(
    place: { readonly instanceId: string; readonly stallId: string },
    reason: string,
    actor: Actor,
    requestId: string,
  ): Promise<void> {
    const { instanceId, stallId } = place;
    await this.#instances.inRun(onBehalfOf(actor, { requestId }), async (run) => {
      const [stall] = await run.tx.query<{ element_id: string; code: string }>(
        'SELECT element_id, code FROM stall WHERE instance_id = ? AND stall_id = ?',
        [instanceId, stallId],
      );
      if (!stall) throw new NotFound('stall', stallId);
      run.audit({
        action: 'stall-retried',
        entityType: 'process-instance',
        entityId: instanceId,
        instanceId,
        details: { elementId: stall.element_id, code: stall.code, reason },
      });
      const jobId = stalledJobOf(stallId);
      if (jobId !== null) return releaseStalledJob(run, instanceId, stallId, jobId);
      if (stallId === unreadableStall) return this.#lookAgain(run, instanceId);
      await this.#instances.command(run, instanceId, { type: 'retry-stall', stallId });
    });
  }

  /** @throws {StateUnreadable} while nobody has repaired the state */
  async #lookAgain(run: CommandRun, instanceId: string): Promise<void> {
    await this.#instances.load(run, instanceId);
    run.rows.remove('DELETE FROM stall WHERE instance_id = ? AND stall_id = ?', [instanceId, unreadableStall]);
  }
}
