import { readdirSync, readFileSync } from 'node:fs';
import {
  type Command,
  compile,
  type Effect,
  type ExecutableProcess,
  type InstanceState,
  type Json,
  step,
  type Variables,
} from '../../../engine/index.ts';
import { decide } from '../../../rules/decide.ts';
import { type RuleSet, ruleSet } from '../../../rules/schema/rule-set.ts';

/** What services, called processes and fact queries answer in a walk, by service type, process id or query. */
export interface Answers {
  readonly services?: Readonly<Record<string, Variables>>;
  readonly calls?: Readonly<Record<string, Variables>>;
  readonly facts?: Variables;
  /** Error codes services throw instead of answering, by service type. */
  readonly errors?: Readonly<Record<string, string>>;
}

type Opened<Type extends Effect['type']> = Extract<Effect, { readonly type: Type }>;

/**
 * Walks one model with the real engine and the real rule sets. Services and called processes answer what the test
 * says: a walk shows where a model goes, the stories of the package show that the server does the rest.
 */
export class Walk {
  record: Variables;
  /** Elements entered and flows taken, in order. */
  readonly path: string[] = [];
  readonly messages: { readonly name: string; readonly payload: Json; readonly key: Json }[] = [];
  readonly statuses: string[] = [];
  readonly stalls: string[] = [];
  /** Services asked for, in order. */
  readonly services: { readonly service: string; readonly inputs: Variables }[] = [];
  end: Opened<'end'> | null = null;
  /** The clock of the walk. */
  now = new Date('2026-03-09T02:00:00.000Z');

  readonly #process: ExecutableProcess;
  readonly #answers: Answers;
  #state: InstanceState | null = null;
  #open = new Map<string, Effect>();

  private constructor(process: ExecutableProcess, record: Variables, answers: Answers) {
    this.#process = process;
    this.record = record;
    this.#answers = answers;
  }

  /** @param model path below `processes`, without `.bpmn` */
  static async of(model: string, record: Variables, answers: Answers = {}): Promise<Walk> {
    const { processes } = await compile(readFileSync(`processes/${model}.bpmn`, 'utf8'), { profile: 'run' });
    const [process] = processes;
    if (!process) throw new Error(`${model} holds no executable process`);
    return new Walk(process, record, answers);
  }

  start(variables: Variables = {}, elementId?: string): Promise<this> {
    return this.#give({ type: 'start', variables, ...(elementId ? { elementId } : {}) });
  }

  complete(elementId: string, variables: Variables = {}): Promise<this> {
    const { taskId } = this.#opened('open-user-task', elementId);
    return this.#give({ type: 'complete-user-task', taskId, variables: { completedBy: 'li-na', ...variables } });
  }

  save(elementId: string, variables: Variables): Promise<this> {
    return this.#give({ type: 'update-task', taskId: this.#opened('open-user-task', elementId).taskId, variables });
  }

  claim(elementId: string): Promise<this> {
    const { taskId } = this.#opened('open-user-task', elementId);
    return this.#give({ type: 'claim-task', taskId, userId: 'li-na' });
  }

  async fire(elementId: string): Promise<this> {
    const { timerId, due } = this.#opened('schedule-timer', elementId);
    if (due.type !== 'cycle') this.#open.delete(timerId);
    return this.#give({ type: 'fire-timer', timerId });
  }

  receive(elementId: string, payload: Variables = {}): Promise<this> {
    const { subscriptionId } = this.#opened('open-subscription', elementId);
    return this.#give({ type: 'deliver-message', subscriptionId, payload });
  }

  /** Somebody else wrote the record. */
  change(fields: Variables): Promise<this> {
    this.record = { ...this.record, ...fields };
    return this.#give({ type: 'record-changed' });
  }

  /** Element ids of the open user tasks. */
  get tasks(): readonly string[] {
    return [...this.#open.values()].flatMap((effect) => (effect.type === 'open-user-task' ? [effect.elementId] : []));
  }

  /** The open user task of an element. */
  task(elementId: string): Opened<'open-user-task'> {
    return this.#opened('open-user-task', elementId);
  }

  /** The called process an element waits for. */
  call(elementId: string): Opened<'start-called'> {
    return this.#opened('start-called', elementId);
  }

  return(elementId: string, variables: Variables): Promise<this> {
    const { callId } = this.call(elementId);
    this.#open.delete(callId);
    return this.#give({ type: 'complete-call', callId, variables });
  }

  /** The called process of an element throws a BPMN error. */
  fail(elementId: string, errorCode: string): Promise<this> {
    const { callId } = this.call(elementId);
    this.#open.delete(callId);
    return this.#give({ type: 'fail-call', callId, errorCode, message: errorCode });
  }

  #opened<Type extends Effect['type']>(type: Type, elementId: string): Opened<Type> {
    for (const effect of this.#open.values())
      if (effect.type === type && 'elementId' in effect && effect.elementId === elementId)
        return effect as Opened<Type>;
    throw new Error(`no open ${type} of ${elementId}; open: ${[...this.#open.keys()].join(', ')}`);
  }

  async #give(command: Command): Promise<this> {
    const { state, effects, history } = step(this.#process, this.#state, command, {
      now: this.now,
      zone: 'Asia/Shanghai',
      instanceId: 'walk',
      record: this.record,
    });
    this.#state = state;
    for (const { elementId, lifecycle } of history)
      if (lifecycle === 'entered' || lifecycle === 'taken') this.path.push(elementId);
    const answers: Command[] = [];
    for (const effect of effects) {
      this.#note(effect);
      const answer = await this.#answer(effect);
      if (answer) answers.push(answer);
    }
    for (const answer of answers) await this.#give(answer);
    return this;
  }

  #note(effect: Effect): void {
    if (effect.type === 'write-record') this.record = { ...this.record, ...effect.fields };
    if (effect.type === 'set-status') this.statuses.push(effect.status);
    if (effect.type === 'stall')
      this.stalls.push(`${effect.elementId} ${effect.code} ${JSON.stringify(effect.details)}`);
    if (effect.type === 'end') this.end = effect;
    if (effect.type === 'create-job') this.services.push({ service: effect.service, inputs: effect.inputs });
    if (effect.type === 'create-job' && effect.service === 'send-message')
      this.messages.push({
        name: effect.headers['message'] ?? '',
        payload: effect.inputs['payload'] ?? null,
        key: effect.inputs['correlationKey'] ?? null,
      });
    const id = openedId(effect);
    if (id) this.#open.set(id, effect);
    const closed = closedId(effect);
    if (closed) this.#open.delete(closed);
  }

  async #answer(effect: Effect): Promise<Command | null> {
    const errorCode = effect.type === 'create-job' ? this.#answers.errors?.[effect.service] : undefined;
    if (effect.type === 'create-job' && errorCode !== undefined)
      return { type: 'throw-bpmn-error', jobId: effect.jobId, errorCode, message: errorCode };
    if (effect.type === 'create-job')
      return { type: 'complete-job', jobId: effect.jobId, variables: this.#answers.services?.[effect.service] ?? {} };
    if (effect.type === 'start-called') {
      const variables = this.#answers.calls?.[effect.processId];
      return variables ? { type: 'complete-call', callId: effect.callId, variables } : null;
    }
    if (effect.type !== 'evaluate-decision') return null;
    const { decisionRequestId, decisionId, facts } = effect;
    const { result } = await decide(ruleSetOf(decisionId), { ...facts, ...this.#answers.facts });
    return { type: 'answer-decision', decisionRequestId, result: result as Variables };
  }
}

function openedId(effect: Effect): string | null {
  if (effect.type === 'open-user-task') return effect.taskId;
  if (effect.type === 'schedule-timer') return effect.timerId;
  if (effect.type === 'open-subscription') return effect.subscriptionId;
  return effect.type === 'start-called' ? effect.callId : null;
}

function closedId(effect: Effect): string | null {
  if (effect.type === 'close-user-task') return effect.taskId;
  if (effect.type === 'cancel-timer') return effect.timerId;
  if (effect.type === 'close-subscription') return effect.subscriptionId;
  return effect.type === 'cancel-called' ? effect.callId : null;
}

function ruleSetOf(id: string): RuleSet {
  for (const folder of readdirSync('processes')) {
    const text = textOf(`processes/${folder}/rules/${id}.json`);
    if (text) return ruleSet.parse(JSON.parse(text));
  }
  throw new Error(`no rule set ${id}`);
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
