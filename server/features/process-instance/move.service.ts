import type { GovernedCommand } from '../../../engine/index.ts';
import type { Actor } from '../../actor.ts';
import { type IdempotentCall, once } from '../../database/idempotency.ts';
import { NotFound, NotPermitted, RequestError } from '../../errors.ts';
import { pictureOf } from '../../execution/by-hand/picture.ts';
import type { CommandRun } from '../../execution/command-run.ts';
import { onBehalfOf } from '../../execution/initiator.ts';
import type { RunningInstance } from '../../execution/running-instance.ts';
import { reasonGiven } from '../../reason.ts';
import { type RunOperation, refusalInRun } from './manual.view.ts';
import type { ProcessInstanceService } from './process-instance.service.ts';
import { readableInstances } from './readable-instances.view.ts';

type MoveCommand = Extract<GovernedCommand, { readonly type: RunOperation }>;

/** Moves and skips by hand: asked by rule, done in one transaction, audited with before and after. */
export class MoveService {
  readonly #instances: ProcessInstanceService;

  constructor(instances: ProcessInstanceService) {
    this.#instances = instances;
  }

  /**
   * @throws {NotFound} also for an instance the actor may not see
   * @throws {RequestError} `REASON_REQUIRED`, `NOT_AUTHORISED`, `OPERATION_NOT_OPEN`, `STATUS_NOT_ALLOWED`
   * @throws {EngineError} where the drawing does not allow it; `TOKEN_NOT_WAITING` when the token is gone
   */
  async apply(
    instanceId: string,
    wanted: { readonly tokenId: number; readonly to?: string; readonly reason: string },
    caller: { readonly actor: Actor; readonly idempotency: IdempotentCall; readonly requestId: string },
  ): Promise<void> {
    const { actor, idempotency, requestId } = caller;
    const { tokenId, to } = wanted;
    const said = { by: actor.userId, reason: reasonGiven(wanted.reason) };
    const command: MoveCommand =
      to === undefined ? { type: 'skip', tokenId, ...said } : { type: 'move-token', tokenId, to, ...said };
    const readable = await readableInstances(actor, this.#instances.parts.directory);
    await this.#instances.inTransaction((tx) =>
      once(tx, idempotency, () =>
        this.#instances.withRun(tx, onBehalfOf(actor, { requestId }), async (run) => {
          const [known] = await tx.query(
            `SELECT i.id FROM process_instance i LEFT JOIN record r ON r.id = i.record_id WHERE i.id = ? AND (${readable.sql})`,
            [instanceId, ...readable.params],
          );
          if (!known) throw new NotFound('process instance', instanceId);
          const instance = await this.#instances.load(run, instanceId);
          await this.#refuseUnlessAllowed(run, instance, command.type === 'skip' ? 'skip' : 'move-token', actor);
          await this.#audited(run, instance, command);
          return null;
        }),
      ),
    );
  }

  async #refuseUnlessAllowed(
    run: CommandRun,
    instance: RunningInstance,
    operation: RunOperation,
    actor: Actor,
  ): Promise<void> {
    const { directory, versions } = this.#instances.parts;
    const { version, process } = instance.model;
    const { state, record } = instance;
    const situation = { source: run.tx, directory, versions, now: run.now, instance, version, process, state, record };
    const refusal = await refusalInRun(operation, situation, actor);
    if (refusal === 'role')
      throw new NotPermitted(`${actor.userId} may not ${operation} in ${instance.id}`, { operation });
    if (refusal === 'not-open') throw new RequestError('INSTANCE_ENDED', `${instance.id} is ${instance.status}`);
    if (refusal !== null)
      throw new RequestError('OPERATION_NOT_OPEN', `${instance.id} cannot be changed by "${operation}": ${refusal}`, {
        params: { operation, why: refusal },
      });
  }

  /** A record that waits goes on: the work is another one now. */
  async #audited(run: CommandRun, instance: RunningInstance, command: MoveCommand): Promise<void> {
    const before = pictureOf(instance);
    if (instance.record) await this.#instances.parts.holds.resume(run, instance.record);
    await this.#instances.command(run, instance.id, command);
    const { type: operation, reason, tokenId } = command;
    const to = command.type === 'move-token' ? command.to : null;
    run.audit({
      action: `process-${operation}`,
      entityType: 'process-instance',
      entityId: instance.id,
      instanceId: instance.id,
      details: { operation, tokenId, to, reason, before, after: pictureOf(instance) },
    });
  }
}
