import {
  type Command,
  compile,
  type Effect,
  type ElementMapping,
  type ExecutableProcess,
  type HistoryEvent,
  type InstanceState,
  type Migration,
  markingErrors,
  migrate,
  step,
  type Variables,
} from '../../../engine/index.ts';
import { afterMigration } from './after-migration.ts';
import type { ConformanceCase } from './case.ts';
import { modelOf } from './model.ts';

export interface Played {
  /**
   * What the history says: `a` completed, `-a` canceled, `!a` failed, `?a` stalled; at the end how the instance
   * ended, or `waiting` with what is open.
   */
  readonly trace: string;
  readonly vars: Variables;
}

const marks: Readonly<Record<string, string>> = { completed: '', canceled: '-', failed: '!', stalled: '?' };

/**
 * Compiles and plays a case.
 *
 * @param reload the state goes through text between all steps
 */
export async function play(each: ConformanceCase, { reload }: { readonly reload: boolean }): Promise<Played> {
  const { processes } = await compile(modelOf(each.model, each.elements, each.roots), { profile: 'run' });
  const [process] = processes;
  if (!process) throw new Error('the file has no process');
  const player = new Player(process, reload);
  const start = each.at === undefined ? {} : { elementId: each.at };
  const part = each.part === undefined ? {} : { part: each.part };
  player.do({ type: 'start', variables: each.vars ?? {}, ...start, ...part });
  for (const action of (each.actions ?? '').split(/\s+/).filter((text) => text !== '')) player.act(action);
  return player.played();
}

/** One instance, with the part of the caller: it remembers what is open. */
export class Player {
  #process: ExecutableProcess;
  readonly #reload: boolean;
  readonly #history: HistoryEvent[] = [];
  #effects: Effect[] = [];
  #state: InstanceState | null = null;

  constructor(process: ExecutableProcess, reload: boolean) {
    this.#process = process;
    this.#reload = reload;
  }

  do(command: Command): void {
    const env = { budget: 500, now: new Date('2026-11-22T02:00:00Z'), zone: 'Asia/Shanghai', instanceId: 'i1' };
    const before: InstanceState | null = this.#reload ? JSON.parse(JSON.stringify(this.#state)) : this.#state;
    const { state, effects, history } = step(this.#process, before, command, env);
    this.#state = state;
    const illegal = markingErrors(this.#process, state);
    if (illegal.length > 0) throw new Error(`${command.type} led to an illegal marking: ${JSON.stringify(illegal)}`);
    this.#history.push(...history);
    this.#effects.push(...effects);
  }

  /**
   * `u` completes the task or job at `u`, `@b` fires the timer at `b`, `<c` delivers what is subscribed at `c`,
   * `!t:CODE` throws an error at the job of `t`, `^c:CODE` an escalation of what `c` called, `set` sets variables, `retry` takes up the latest stall,
   * `cancel` ends the instance. JSON behind it is what the action brings: `u{"n": 1}`.
   */
  act(action: string): void {
    const brace = action.indexOf('{');
    const head = brace < 0 ? action : action.slice(0, brace);
    const brought: Variables = brace < 0 ? {} : JSON.parse(action.slice(brace));
    this.do(this.#commandFor(head, brought));
  }

  /** Acts on one of the things that are open; nothing happens where there are none. `calm` leaves events alone where it can. */
  actOnAny(pick: number, brought: Variables, { calm = false } = {}): void {
    const open = this.#open();
    const quiet = open.filter(({ type }) => type === 'open-user-task' || type === 'create-job');
    const among = calm && quiet.length > 0 ? quiet : open;
    const work = among[pick % among.length];
    if (work) this.do(this.#answerTo(work, brought));
  }

  /** Moves the instance to another model as a caller does: what is renamed or renewed is known by its new id. */
  migrate(to: ExecutableProcess, mapping: ElementMapping): Migration {
    const env = { budget: 500, now: new Date('2026-11-22T02:00:00Z'), zone: 'Asia/Shanghai', instanceId: 'i1' };
    const moved = migrate({ from: this.#process, to, mapping, timers: 'keep' }, this.state(), env);
    if (moved.type === 'refused') return moved;
    this.#process = to;
    this.#state = moved.state;
    this.#history.push(...moved.history);
    this.#effects = afterMigration(this.#effects, moved.effects);
    return moved;
  }

  isOver(): boolean {
    return this.#state?.ended !== undefined;
  }

  /** @throws {Error} before the start */
  state(): InstanceState {
    if (!this.#state) throw new Error('the instance has not started');
    return this.#state;
  }

  played(): Played {
    const happened = this.#history.flatMap(({ lifecycle, elementId }) =>
      Object.hasOwn(marks, lifecycle) ? [`${marks[lifecycle]}${elementId}`] : [],
    );
    const end =
      this.#state?.ended ??
      `waiting ${this.#open()
        .map((effect) => effect.elementId)
        .toSorted()
        .join(' ')}`;
    return { trace: `${happened.join(' ')} | ${end}`.trim(), vars: this.#state?.tokens[0]?.vars ?? {} };
  }

  #commandFor(head: string, brought: Variables): Command {
    if (head === 'set') return { type: 'set-variables', variables: brought };
    if (head === 'cancel') return { type: 'cancel', reason: 'test' };
    if (head === 'retry') return { type: 'retry-stall', stallId: this.#latestStall() };
    if (head.startsWith('^')) {
      const [at = '', escalationCode = ''] = head.slice(1).split(':');
      const work = this.#openAt(at);
      if (work.type !== 'start-called') throw new Error(`nothing is called at ${at}`);
      return { type: 'escalate-call', callId: work.callId, escalationCode };
    }
    if (head.startsWith('!')) {
      const [at = '', errorCode = ''] = head.slice(1).split(':');
      const work = this.#openAt(at);
      if (work.type === 'start-called') return { type: 'fail-call', callId: work.callId, errorCode, message: '' };
      if (work.type === 'create-job') return { type: 'throw-bpmn-error', jobId: work.jobId, errorCode, message: '' };
      throw new Error(`no error can be thrown at ${at}`);
    }
    return this.#answerTo(this.#openAt(head.replace(/^[@<]/, ''), openedBy[head.charAt(0)]), brought);
  }

  #answerTo(work: Opened, brought: Variables): Command {
    switch (work.type) {
      case 'open-user-task':
        return { type: 'complete-user-task', taskId: work.taskId, variables: brought };
      case 'create-job':
        return { type: 'complete-job', jobId: work.jobId, variables: brought };
      case 'schedule-timer':
        return { type: 'fire-timer', timerId: work.timerId };
      case 'evaluate-decision':
        return { type: 'answer-decision', decisionRequestId: work.decisionRequestId, result: brought };
      case 'start-called':
        return { type: 'complete-call', callId: work.callId, variables: brought };
      case 'open-subscription':
        return work.event === 'message'
          ? { type: 'deliver-message', subscriptionId: work.subscriptionId, payload: brought }
          : { type: 'deliver-signal', subscriptionId: work.subscriptionId, payload: brought };
    }
  }

  #openAt(elementId: string, type?: Opened['type']): Opened {
    const work = this.#open().find((each) => each.elementId === elementId && (type ?? each.type) === each.type);
    if (!work) throw new Error(`nothing is open at ${elementId}; ${this.played().trace}`);
    return work;
  }

  /** What is open, by the tokens and waits of the state: the effects that opened it. */
  #open(): readonly Opened[] {
    const ids = new Set([
      ...(this.#state?.tokens ?? []).flatMap(({ at, id, ref, wait }) =>
        wait && wait !== 'scope' && wait !== 'stall' ? [`${at}:${ref ?? id}`] : [],
      ),
      ...(this.#state?.waits ?? []).map(({ at, id }) => `${at}:${id}`),
    ]);
    return this.#effects.filter((effect): effect is Opened => ids.has(workIdOf(effect) ?? ''));
  }

  #latestStall(): string {
    const stall = this.#effects.findLast((effect) => effect.type === 'stall');
    return stall?.type === 'stall' ? stall.stallId : '';
  }
}

type Opened = Extract<
  Effect,
  {
    readonly type:
      | 'open-user-task'
      | 'create-job'
      | 'schedule-timer'
      | 'open-subscription'
      | 'evaluate-decision'
      | 'start-called';
  }
>;

const openedBy: Readonly<Record<string, Opened['type']>> = { '@': 'schedule-timer', '<': 'open-subscription' };

function workIdOf(effect: Effect): string | null {
  switch (effect.type) {
    case 'open-user-task':
      return effect.taskId;
    case 'create-job':
      return effect.jobId;
    case 'schedule-timer':
      return effect.timerId;
    case 'open-subscription':
      return effect.subscriptionId;
    case 'evaluate-decision':
      return effect.decisionRequestId;
    case 'start-called':
      return effect.callId;
    default:
      return null;
  }
}
