import type { GovernedCommand } from './command.ts';
import type { Effect } from './effect.ts';
import { EngineError } from './errors.ts';
import type { HistoryEvent, Lifecycle } from './history.ts';
import type { ExecutableProcess } from './model/executable-process.ts';
import type { Node } from './model/graph.ts';
import type { NodeType } from './model/node-detail.ts';
import { RecordView } from './record-view.ts';
import type { Compensable, EventWait, InstanceState, StallPhase, Token } from './state.ts';
import type { StepEnv } from './step-env.ts';
import type { Json, Variables } from './variables.ts';

/** A token and the part of its element's life that comes next. */
export interface Work {
  readonly tokenId: number;
  readonly phase: StallPhase;
}

/** A governed operation, as the history keeps it. */
export interface Manual {
  readonly operation: GovernedCommand['type'];
  readonly by: string;
  readonly reason: string;
}

/** A signal on its way to the events of its own instance. */
export interface ThrownSignal {
  readonly name: string;
  readonly payload: Variables;
  /** The token that threw it. */
  readonly thrower: number;
}

const defaultBudget = 10_000;

/** The id of the instance's own token. */
export const rootId = 0;

/**
 * One step in progress: the state as it is being changed, and what has come out so far. Tokens are immutable;
 * a change puts a new token in the place of the old one, so the state that came in stays as it was.
 */
export class Run {
  readonly process: ExecutableProcess;
  readonly env: StepEnv;
  readonly tokens: Map<number, Token>;
  readonly waits: Map<number, EventWait>;
  readonly compensations: Map<number, Compensable>;
  readonly record: RecordView;
  readonly effects: Effect[] = [];
  readonly history: HistoryEvent[] = [];
  /** Signals that were thrown just now, for what waits for them here. */
  readonly signals: ThrownSignal[] = [];
  /** The end event that was reached last. */
  lastEnd: string | null = null;
  ended: InstanceState['ended'];
  /** A terminate end event of the instance itself was reached. */
  terminated = false;
  /** What a person does by hand just now; the history of it is marked so. */
  manual: Manual | null = null;
  /** Tokens this step may still make; a burst that would need more is not begun. */
  budget: number;
  readonly #queue: Work[] = [];
  readonly #children = new Map<number, Set<number>>();
  readonly #rev: number;
  #nextId: number;

  constructor(process: ExecutableProcess, state: InstanceState, env: StepEnv) {
    this.process = process;
    this.env = env;
    this.budget = env.budget ?? defaultBudget;
    this.tokens = new Map(state.tokens.map((token) => [token.id, token]));
    this.waits = new Map(state.waits.map((wait) => [wait.id, wait]));
    this.compensations = new Map(state.compensations?.map((entry) => [entry.id, entry]));
    this.record = new RecordView(env.record);
    this.#rev = state.rev;
    this.#nextId = state.nextId;
    for (const token of state.tokens) this.#adopt(token);
  }

  /** The state after the step. */
  state(): InstanceState {
    const state = {
      v: 1,
      rev: this.#rev + 1,
      nextId: this.#nextId,
      tokens: [...this.tokens.values()],
      waits: [...this.waits.values()],
      ...(this.compensations.size > 0 ? { compensations: [...this.compensations.values()] } : {}),
    } as const;
    return this.ended ? { ...state, ended: this.ended } : state;
  }

  takeId(): number {
    const id = this.#nextId;
    this.#nextId += 1;
    return id;
  }

  /**
   * A node by its id. The compiler has checked every id of the model, so only a foreign or broken state misses.
   *
   * @throws {EngineError} `STATE_UNREADABLE`
   */
  node(id: string): Node {
    const node = this.process.graph.nodes.get(id);
    if (!node) throw new EngineError('STATE_UNREADABLE', `process "${this.process.id}" has no element "${id}"`);
    return node;
  }

  nodeOf(token: Token): Node {
    return this.node(token.at);
  }

  parentOf(token: Token): Token | undefined {
    return token.id === rootId ? undefined : this.tokens.get(token.in ?? rootId);
  }

  /** True for the instances of a multi-instance body, as against the body itself. */
  isInner(token: Token): boolean {
    const parent = this.parentOf(token);
    return parent?.loop !== undefined && parent.at === token.at;
  }

  childrenOf(tokenId: number): readonly Token[] {
    const children: Token[] = [];
    for (const id of this.#children.get(tokenId) ?? []) {
      const child = this.tokens.get(id);
      if (child) children.push(child);
    }
    return children;
  }

  hasChildren(tokenId: number): boolean {
    return (this.#children.get(tokenId)?.size ?? 0) > 0;
  }

  waitsOf(tokenId: number): readonly EventWait[] {
    return [...this.waits.values()].filter((wait) => (wait.host ?? rootId) === tokenId);
  }

  /** A new token at `at`, not yet running. */
  create(at: string, scopeId: number, more: Partial<Token> = {}): Token {
    this.budget -= 1;
    const id = this.takeId();
    const token: Token = scopeId === rootId ? { id, at, ...more } : { id, at, in: scopeId, ...more };
    this.tokens.set(id, token);
    this.#adopt(token);
    return token;
  }

  put(token: Token): Token {
    this.tokens.set(token.id, token);
    return token;
  }

  /** Takes a token away; what completed inside it can no longer be undone. */
  remove(token: Token): void {
    this.tokens.delete(token.id);
    for (const entry of this.compensations.values())
      if ((entry.in ?? rootId) === token.id) this.compensations.delete(entry.id);
    if (token.id !== rootId) this.#children.get(token.in ?? rootId)?.delete(token.id);
  }

  queue(token: Token, phase: StallPhase): void {
    this.#queue.push({ tokenId: token.id, phase });
  }

  next(): Work | undefined {
    return this.#queue.shift();
  }

  emit(effect: Effect): void {
    this.effects.push(effect);
  }

  /** Writes one transition of a token's element into the history. */
  note(token: Token, lifecycle: Lifecycle, details?: Readonly<Record<string, Json>>): void {
    this.noteElement(token.at, this.nodeOf(token).type, lifecycle, token.id, details);
  }

  noteElement(
    elementId: string,
    elementType: NodeType | 'sequenceFlow',
    lifecycle: Lifecycle,
    tokenId: number | null,
    details?: Readonly<Record<string, Json>>,
  ): void {
    const event = { elementId, elementType, lifecycle, tokenId };
    const marked = this.manual ? { ...details, manual: { ...this.manual } } : details;
    this.history.push(marked ? { ...event, details: marked } : event);
  }

  rootVariables(): Variables {
    return this.tokens.get(rootId)?.vars ?? {};
  }

  #adopt(token: Token): void {
    if (token.id === rootId) return;
    const parentId = token.in ?? rootId;
    const siblings = this.#children.get(parentId);
    if (siblings) siblings.add(token.id);
    else this.#children.set(parentId, new Set([token.id]));
  }
}
