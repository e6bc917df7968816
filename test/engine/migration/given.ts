import {
  type Effect,
  type ElementMapping,
  type InstanceState,
  type Migration,
  type MigrationEffect,
  migrate,
  proposeMapping,
  step,
  type Variables,
} from '../../../engine/index.ts';
import { afterMigration } from '../conformance/after-migration.ts';
import { modelOf } from '../conformance/model.ts';
import { roots } from '../conformance/xml.ts';
import { compiled } from './other-models.ts';

const env = { now: new Date('2026-11-22T02:00:00Z'), zone: 'Asia/Shanghai', instanceId: 'i1' };

/** A model in the short notation of the conformance cases. */
export function aModel(notation: string, elements = '') {
  return compiled(modelOf(notation, elements, roots));
}

export type Model = Awaited<ReturnType<typeof aModel>>;

/** An instance that a test runs to where it wants it, and then moves. */
export class Moving {
  #model: Model;
  #state: InstanceState;
  #effects: Effect[] = [];
  history: readonly string[] = [];

  constructor(model: Model, variables: Variables = {}) {
    this.#model = model;
    const { state, effects } = step(model, null, { type: 'start', variables }, env);
    this.#state = state;
    this.#effects.push(...effects);
  }

  get state(): InstanceState {
    return JSON.parse(JSON.stringify(this.#state));
  }

  /** Ids of what was opened at an element: tasks, timers, subscriptions, jobs, calls, stalls. */
  ids(elementId: string): readonly string[] {
    return this.#effects.flatMap((effect) =>
      'elementId' in effect && effect.elementId === elementId ? (idOf(effect) ?? []) : [],
    );
  }

  #last(elementId: string): string {
    return this.ids(elementId).at(-1) ?? `nothing at ${elementId}`;
  }

  /** @param which of several tasks of the element; the latest when absent */
  done(elementId: string, variables: Variables = {}, which = -1): this {
    return this.#do({ type: 'complete-user-task', taskId: this.ids(elementId).at(which) ?? '', variables });
  }

  fired(elementId: string): this {
    return this.#do({ type: 'fire-timer', timerId: this.#last(elementId) });
  }

  told(elementId: string): this {
    return this.#do({ type: 'deliver-message', subscriptionId: this.#last(elementId), payload: {} });
  }

  claimed(elementId: string): this {
    return this.#do({ type: 'claim-task', taskId: this.#last(elementId), userId: 'u1' });
  }

  /** One more person is asked to sign before a task is completed. */
  signedBy(elementId: string, signer: string): this {
    const taskId = this.#last(elementId);
    return this.#do({ type: 'add-signer', taskId, signer, order: 'before', by: 'u1', reason: 'A second look' });
  }

  retried(elementId: string): this {
    return this.#do({ type: 'retry-stall', stallId: this.#last(elementId) });
  }

  /** Moves it by the mapping that is proposed, and what a person says beside it; null takes an element out. */
  to(
    model: Model,
    said: Readonly<Record<string, string | null>> = {},
    more: { readonly timers?: 'keep' | 'recompute'; readonly claimed?: readonly string[] } = {},
  ): Migration {
    const mapping = mappingWith(this.#model, model, said);
    const moved = migrate({ from: this.#model, to: model, mapping, timers: 'keep', ...more }, this.state, env);
    if (moved.type === 'refused') return moved;
    this.#model = model;
    this.#state = moved.state;
    this.#effects = afterMigration(this.#effects, moved.effects);
    this.history = moved.history.map(({ lifecycle, elementId }) => `${lifecycle} ${elementId}`);
    return moved;
  }

  /** Where tokens wait, in the order of the elements' ids. */
  get at(): string {
    const waiting = this.#state.tokens.filter((token) => token.wait !== 'scope');
    return (
      this.#state.ended ??
      waiting
        .map((token) => token.at)
        .toSorted()
        .join(' ')
    );
  }

  /** Events that are waited for. */
  get waits(): string {
    return this.#state.waits
      .map((wait) => wait.at)
      .toSorted()
      .join(' ');
  }

  #do(command: Parameters<typeof step>[2]): this {
    const { state, effects } = step(this.#model, this.state, command, env);
    this.#state = state;
    this.#effects.push(...effects);
    return this;
  }
}

function mappingWith(from: Model, to: Model, said: Readonly<Record<string, string | null>>): ElementMapping {
  const proposed = proposeMapping(from, to).map(({ elementId, to: target }) => [elementId, target] as const);
  const all = { ...Object.fromEntries(proposed), ...said };
  return Object.fromEntries(Object.entries(all).flatMap(([id, target]) => (target === null ? [] : [[id, target]])));
}

/** Codes and elements of a refusal; what moved instead when nothing was refused. */
export function refusalOf(moved: Migration): string {
  if (moved.type === 'moved') return `moved ${JSON.stringify(moved.waits)}`;
  return moved.refusals.map(({ code, elementId }) => `${code} ${elementId}`).join(', ');
}

/** Effects of a move by type and element, renewals left out. */
export function effectsOf(moved: Migration): string {
  const effects: readonly MigrationEffect[] = moved.type === 'moved' ? moved.effects : [];
  return effects
    .filter(({ type }) => type !== 'renew-user-task')
    .map((effect) => `${effect.type} ${'newId' in effect ? effect.newId : (idOf(effect) ?? '')}`)
    .join(', ');
}

function idOf(effect: MigrationEffect): string | undefined {
  const key = ['taskId', 'timerId', 'subscriptionId', 'jobId', 'callId', 'stallId'].find((each) => each in effect);
  return key === undefined ? undefined : String(Reflect.get(effect, key));
}
