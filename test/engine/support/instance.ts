import {
  type Command,
  type Effect,
  type ExecutableProcess,
  type HistoryEvent,
  type InstanceState,
  type Json,
  markingErrors,
  type StepEnv,
  step,
  type Variables,
} from '../../../engine/index.ts';

export const now = new Date('2026-11-22T02:00:00Z');

/** An instance in the hands of a test: it remembers the state as text, so that each step reloads it. */
export class TestInstance {
  readonly effects: Effect[] = [];
  readonly history: HistoryEvent[] = [];
  /** The bound record, as the caller would keep it. */
  record: Variables | undefined;
  /** Effects of the latest step. */
  latest: readonly Effect[] = [];
  at = now;
  readonly #process: ExecutableProcess;
  readonly #budget: number | undefined;
  #stored = 'null';

  constructor(process: ExecutableProcess, options: { readonly record?: Variables; readonly budget?: number } = {}) {
    this.#process = process;
    this.record = options.record;
    this.#budget = options.budget;
  }

  static start(process: ExecutableProcess, variables: Variables = {}, options: { readonly record?: Variables } = {}) {
    const instance = new TestInstance(process, options);
    instance.do({ type: 'start', variables });
    return instance;
  }

  do(command: Command): this {
    const env: StepEnv = {
      now: this.at,
      zone: 'Asia/Shanghai',
      instanceId: 'i1',
      ...(this.record ? { record: this.record } : {}),
      ...(this.#budget === undefined ? {} : { budget: this.#budget }),
    };
    const result = step(this.#process, JSON.parse(this.#stored), command, env);
    this.#stored = JSON.stringify(result.state);
    const illegal = markingErrors(this.#process, this.state);
    if (illegal.length > 0) throw new Error(`${command.type} led to an illegal marking: ${JSON.stringify(illegal)}`);
    this.latest = result.effects;
    this.effects.push(...result.effects);
    this.history.push(...result.history);
    for (const effect of result.effects)
      if (effect.type === 'write-record') this.record = { ...this.record, ...effect.fields };
    return this;
  }

  get state(): InstanceState {
    return JSON.parse(this.#stored);
  }

  /** Root variables. */
  get variables(): Variables {
    return this.state.tokens[0]?.vars ?? {};
  }

  /** Effects of one type, of all steps. */
  all<T extends Effect['type']>(type: T): readonly Extract<Effect, { readonly type: T }>[] {
    return this.effects.filter((effect): effect is Extract<Effect, { readonly type: T }> => effect.type === type);
  }

  /** Ids of open user tasks at an element. */
  tasks(elementId?: string): readonly string[] {
    const closed = new Set(this.all('close-user-task').map((effect) => effect.taskId));
    return this.all('open-user-task')
      .filter((effect) => !closed.has(effect.taskId) && (elementId === undefined || effect.elementId === elementId))
      .map((effect) => effect.taskId);
  }

  complete(elementId: string, variables: Variables = {}): this {
    return this.do({ type: 'complete-user-task', taskId: the(this.tasks(elementId), elementId), variables });
  }

  /** Id of the latest job at an element. */
  job(elementId: string): string {
    const job = this.all('create-job').findLast((effect) => effect.elementId === elementId);
    return the(job ? [job.jobId] : [], elementId);
  }

  answerJob(elementId: string, variables: Variables = {}): this {
    return this.do({ type: 'complete-job', jobId: this.job(elementId), variables });
  }

  /** Id of the latest timer or subscription of an event. */
  timer(elementId: string): string {
    const timer = this.all('schedule-timer').findLast((effect) => effect.elementId === elementId);
    return the(timer ? [timer.timerId] : [], elementId);
  }

  fire(elementId: string, variables?: Variables): this {
    const timerId = this.timer(elementId);
    return this.do(variables ? { type: 'fire-timer', timerId, variables } : { type: 'fire-timer', timerId });
  }

  subscription(elementId: string): string {
    const open = this.all('open-subscription').findLast((effect) => effect.elementId === elementId);
    return the(open ? [open.subscriptionId] : [], elementId);
  }

  deliver(elementId: string, payload: Variables = {}): this {
    return this.do({ type: 'deliver-message', subscriptionId: this.subscription(elementId), payload });
  }

  /** Elements that were completed, in order, flows left out. */
  completed(): readonly string[] {
    return this.history.filter((event) => event.lifecycle === 'completed').map((event) => event.elementId);
  }

  /** Ids of flows taken, in order. */
  taken(): readonly string[] {
    return this.history.filter((event) => event.lifecycle === 'taken').map((event) => event.elementId);
  }

  /** How it ended; null while it runs. */
  outcome(): string | null {
    return this.all('end')[0]?.outcome ?? null;
  }

  /** Codes of stalls that are not resolved. */
  stalls(): readonly string[] {
    const resolved = new Set(this.all('resolve-stall').map((effect) => effect.stallId));
    return this.all('stall')
      .filter((effect) => !resolved.has(effect.stallId))
      .map((effect) => effect.code);
  }

  variable(name: string): Json | undefined {
    return this.variables[name];
  }
}

function the(ids: readonly string[], elementId: string): string {
  const [id] = ids;
  if (id === undefined) throw new Error(`nothing is open at ${elementId}`);
  return id;
}
