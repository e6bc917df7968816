import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Command, EngineError, type StepEnv, step, type Variables } from '../../../engine/index.ts';
import type { Transaction, UnitOfWork } from '../../database/unit-of-work.ts';
import { RequestError } from '../../errors.ts';
import { CommandRun, type QueuedCommand } from '../../execution/command-run.ts';
import { entryOf } from '../../execution/history-row.ts';
import type { Initiator } from '../../execution/initiator.ts';
import type { RecordDraft } from '../../execution/record-draft.ts';
import { placeOfInstance, type RunningInstance } from '../../execution/running-instance.ts';
import { fault } from '../../fault.ts';
import type { EventHub } from '../../http/events.ts';
import type { VersionedModel } from '../process-version/process-version.service.ts';
import { applyEffect } from './effects/apply-effect.ts';
import { collectInstances } from './instance.repository.ts';
import { publishEvents } from './live-events.ts';
import { loadInstance } from './load-instance.ts';
import type { StepParts } from './step-parts.ts';
import { reportUnreadable, StateUnreadable } from './unreadable-state.ts';

/** How a new instance begins. */
export interface NewInstance {
  readonly model: VersionedModel;
  /** The start event; the none start event when absent. */
  readonly elementId?: string;
  readonly variables: Variables;
  readonly record: RecordDraft | null;
  /** While it runs, no second instance of the process starts by a message with this key. */
  readonly correlationKey: string | null;
  /** Added to the details of its first history, e.g. `firedLate`. */
  readonly note?: QueuedCommand['note'];
}

const attempts = 3;

/** Runs process instances: one command, and everything it leads to, in one transaction. */
export class ProcessInstanceService {
  readonly parts: StepParts;
  readonly #inTransaction: UnitOfWork;
  readonly #events: EventHub;
  readonly #announceWork: () => void;

  /** @param announceWork called when there is due work that no request waits for */
  constructor(parts: StepParts, unitOfWork: UnitOfWork, events: EventHub, announceWork: () => void = () => undefined) {
    this.parts = parts;
    this.#inTransaction = unitOfWork;
    this.#events = events;
    this.#announceWork = announceWork;
  }

  /** As `inTransaction`, with a run whose rows are stored at its end. */
  inRun<T>(initiator: Initiator, work: (run: CommandRun) => Promise<T>): Promise<T> {
    return this.inTransaction((tx) => this.withRun(tx, initiator, work));
  }

  /** Runs `work` in a transaction of its own; tried again when another transaction was faster. */
  async inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#inTransaction(work);
      } catch (error) {
        if (error instanceof StateUnreadable) await this.#inTransaction((tx) => reportUnreadable(tx, error));
        const stale = error instanceof RequestError && error.code === 'STALE_WRITE';
        if (!stale || attempt >= attempts) throw error;
        await delay(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  /** Runs `work` in the caller's transaction, then stores everything it led to. */
  async withRun<T>(tx: Transaction, initiator: Initiator, work: (run: CommandRun) => Promise<T>): Promise<T> {
    const run = new CommandRun(tx, initiator);
    const answer = await work(run);
    await this.quiet(run);
    await this.parts.contentWatch.noticeChanges(run);
    await this.quiet(run);
    await this.parts.clocks.noticeChanges(run);
    await this.parts.records.collect(run);
    await this.parts.watchers.tellOfStatus(run);
    collectInstances(run);
    fault('after-state-write');
    const publish = publishEvents(run, this.#events);
    if (run.leavesWork) tx.afterCommit(this.#announceWork);
    await run.rows.flush(tx);
    if (await this.parts.separation.settle(run)) await run.rows.flush(tx);
    tx.afterCommit(publish);
    return answer;
  }

  /**
   * Steps one instance by one command, with all that follows.
   *
   * @throws {EngineError} `TOKEN_NOT_WAITING` when what the command completes is not open any more
   */
  async advance(tx: Transaction, instanceId: string, command: Command, initiator: Initiator): Promise<void> {
    await this.withRun(tx, initiator, (run) => this.command(run, instanceId, command));
  }

  /** Steps one instance inside a run and lets everything that follows happen. */
  async command(run: CommandRun, instanceId: string, command: Command): Promise<void> {
    run.enqueue({ instanceId, command, mayBeLate: false });
    await this.quiet(run);
  }

  /** As `command`, for what may come too late: a timer, a message, the end of a called process. */
  async commandIfWaiting(
    run: CommandRun,
    instanceId: string,
    command: Command,
    note: QueuedCommand['note'] = {},
  ): Promise<void> {
    run.enqueue({ instanceId, command, mayBeLate: true, note });
    await this.quiet(run);
  }

  /** Starts an instance and runs it to its first wait states. */
  async start(run: CommandRun, wanted: NewInstance): Promise<RunningInstance> {
    const id = randomUUID();
    const instance: RunningInstance = {
      id,
      model: await this.parts.versions.upToDate(run.tx, wanted.model),
      record: wanted.record,
      parentId: null,
      parentCallId: null,
      callElementId: null,
      rootId: id,
      depth: 0,
      correlationKey: wanted.correlationKey,
      startedBy: run.initiator.userId,
      ruleBindings: null,
      storedRev: null,
      state: null,
      status: 'active',
      watching: false,
      endElementId: null,
      seenRevision: 0,
      abandoned: false,
    };
    run.instances.set(id, instance);
    const { elementId, variables, note } = wanted;
    const command = { type: 'start', variables, ...(elementId === undefined ? {} : { elementId }) } as const;
    run.enqueue({ instanceId: id, command, mayBeLate: false, ...(note ? { note } : {}) });
    await this.quiet(run);
    return instance;
  }

  load(run: CommandRun, id: string): Promise<RunningInstance> {
    return loadInstance(run, this.parts, id);
  }

  /** Runs what waits in the transaction until nothing does. */
  async quiet(run: CommandRun): Promise<void> {
    for (let next = run.take(); next; next = run.take()) {
      if (typeof next === 'function') await next();
      else await this.#step(run, next);
    }
  }

  /** What the engine may see of the world around an instance. */
  environmentOf(run: CommandRun, instance: RunningInstance): StepEnv {
    return {
      now: run.now,
      zone: this.parts.zone,
      instanceId: instance.id,
      ...(instance.record ? { record: instance.record.variables() } : {}),
    };
  }

  async #step(run: CommandRun, { instanceId, command, mayBeLate, note }: QueuedCommand): Promise<void> {
    const instance = await this.load(run, instanceId);
    const result = this.#tryStep(run, instance, command, mayBeLate);
    if (!result) return;
    fault('stepped');
    instance.state = result.state;
    for (const event of result.history) {
      const entry = entryOf(event);
      run.history({ ...entry, details: { ...entry.details, ...note } }, placeOfInstance(instance));
    }
    for (const effect of result.effects) await applyEffect(effect, instance, run, this.parts);
    instance.seenRevision = instance.record?.revision ?? 0;
  }

  #tryStep(run: CommandRun, instance: RunningInstance, command: Command, mayBeLate: boolean) {
    try {
      return step(instance.model.process, instance.state, command, this.environmentOf(run, instance));
    } catch (error) {
      const late =
        error instanceof EngineError && (error.code === 'TOKEN_NOT_WAITING' || error.code === 'INSTANCE_ENDED');
      if (late && mayBeLate) return undefined;
      if (error instanceof EngineError && error.code === 'STATE_UNREADABLE')
        throw new StateUnreadable(instance.id, error.message, { cause: error });
      throw error;
    }
  }
}
