import type { Json } from '../../../engine/index.ts';
import { disallowed } from '../../../rules/facts.ts';
import type { FactValue } from '../../../rules/schema/fact.ts';
import type { Actor } from '../../actor.ts';
import type { AuditAction } from '../../contract/audit-action.ts';
import { BadRequest, NotFound, RequestError } from '../../errors.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import { placeOfInstance } from '../../execution/running-instance.ts';
import { dropStalledJobs, isSkippable, releaseStalledJob, stalledJobOf } from '../../jobs/stalled-job.ts';
import { boundRuleSet } from '../rule-set/bound-rule-set.view.ts';
import { factLabel, inputNamed } from './needed-fact.ts';
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
   * Supplies the fact for want of which a decision refused, for this decision only: the record stays as it is.
   *
   * @throws {NotFound} @throws {BadRequest} where no fact is missing, or the value is none the fact may have
   */
  async supply(place: StallPlace, value: FactValue, repair: Repair): Promise<void> {
    const { instanceId, stallId } = place;
    await this.#repair('fact-supplied', place, repair, async (run, stall) => {
      const { parts } = this.#instances;
      const { ruleSet, fact } = JSON.parse(stall.details) as Record<string, unknown>;
      if (typeof ruleSet !== 'string' || typeof fact !== 'string')
        throw new BadRequest(
          'stallId',
          'not-allowed',
          `${stall.code} is not for want of a fact; allowed: retry, cancel`,
        );
      const instance = await this.#instances.load(run, instanceId);
      const input = inputNamed((await boundRuleSet(instance, ruleSet, parts))?.set, fact);
      const allowed = input ? disallowed(input, value) : 'the facts its rule set has now';
      if (!input || allowed !== undefined)
        throw new BadRequest('body.value', 'not-allowed', `${fact} is ${JSON.stringify(value)}; allowed: ${allowed}`);
      const given = { [fact]: value as Json };
      const details = { ruleSet, fact, factLabel: factLabel(input), value: value as Json, reason: repair.reason };
      run.history({ lifecycle: 'fact-supplied', elementId: stall.element_id, details }, placeOfInstance(instance));
      await this.#instances.command(run, instanceId, { type: 'retry-stall', stallId, inputs: given });
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
