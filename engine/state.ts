import type { Json, Variables } from './variables.ts';

/**
 * The whole state of one instance: small, versioned, JSON. The model is not in it; the caller keeps which
 * process version it belongs to.
 */
export interface InstanceState {
  /** Format of this object. */
  readonly v: 1;
  /** Counts the steps; the caller guards its update with it. */
  readonly rev: number;
  /** The next token, task, job, timer or subscription number; numbers are never used twice. */
  readonly nextId: number;
  /** Everything active, as a tree by `in`; the first is the instance itself, with id 0 and the root variables. */
  readonly tokens: readonly Token[];
  /** Events that are waited for. */
  readonly waits: readonly EventWait[];
  /** Completed activities that can be undone; absent when there are none. */
  readonly compensations?: readonly Compensable[];
  /** How it ended; absent while it runs. */
  readonly ended?: 'completed' | 'terminated' | 'canceled' | 'failed';
}

/** True for a state this engine reads: whole, and of its own format. */
export function isReadable(state: InstanceState): boolean {
  return state.v === 1 && Array.isArray(state.tokens) && Array.isArray(state.waits);
}

/** What a token waits for. */
export type Waiting =
  /** An open user task. */
  | 'task'
  | 'job'
  | 'decision'
  | 'call'
  /** One or several entries of `waits`. */
  | 'event'
  /** Its child tokens: the instance, sub-processes and the body of a multi-instance activity. */
  | 'scope'
  /** The other incoming flows of a joining gateway. */
  | 'join'
  /** A person: something could not be evaluated or failed for good. */
  | 'stall';

/** One token: a flow node that is active, or a scope that holds others. */
export interface Token {
  readonly id: number;
  /** The element it is at. */
  readonly at: string;
  /** The token whose scope it lies in; the instance (0) when absent. */
  readonly in?: number;
  /** Absent only while a step runs it. */
  readonly wait?: Waiting;
  /** The number in the id of its latest task, job, decision or call (`<element id>:<number>`). */
  readonly ref?: number;
  /** Local variables. */
  readonly vars?: Variables;
  /** The flow it arrived by, kept for joins; for the instance, the start event it begins at. */
  readonly via?: string;
  /** The body of a multi-instance activity. */
  readonly loop?: LoopState;
  /** Non-interrupting boundary events and event sub-processes: the token whose event brought them about. */
  readonly host?: number;
  /** The stall it waits with: where to go on when it is retried, and why. */
  readonly stalled?: Stalled;
  /** What it is undoing, and what it does afterwards. */
  readonly undo?: Undo;
  /** Multiple events: the definition it is at, or the one that started the instance. */
  readonly part?: number;
  /** Ad-hoc sub-processes: the activities that have not begun, or that nothing may begin any more. */
  readonly todo?: readonly string[] | 'closed';
  /** A person named by hand, in the place of those the model names. */
  readonly assignee?: string;
  /** User tasks: signatures that were asked for beside the work itself. */
  readonly signing?: Signing;
  /** A signature that was asked for, inside the task it belongs to. */
  readonly signer?: SigningOrder;
  /** Complex gateways: the flows of this round whose tokens have been used; it waits for the others. Activities with a start quantity: their tokens have been gathered. */
  readonly used?: readonly string[];
}

/** When a person who was added signs: before the task itself is completed, beside it, or afterwards. */
export type SigningOrder = 'before' | 'beside' | 'after';

/** Signatures beside an ordinary user task; those asked for now are tokens inside it. */
export interface Signing {
  /** Answers that are still needed before the task itself may be completed. */
  readonly needed: number;
  /** Who is asked once it is completed, one after the other. */
  readonly after: readonly string[];
}

/** A completed activity, as it was: compensation runs by these values. */
export interface Compensable {
  /** Grows in the order of completion. */
  readonly id: number;
  readonly at: string;
  /** The token of the scope it completed in; 0 when absent. */
  readonly in?: number;
  /** Its local variables at its end. */
  readonly vars?: Variables;
  /** Sub-processes and loops: what completed inside, oldest first. */
  readonly inner?: readonly Compensable[];
  /** A loop, or a scope that was given up: what completed inside is undone, each by itself. */
  readonly loop?: true;
}

/** Compensation in progress. */
export interface Undo {
  /** Still to be undone, the next one first. */
  readonly rest: readonly Compensable[];
  /** `complete`: the event that threw it goes on; `end`: the token was made for it; `cancel`: a transaction leaves by its cancel event. */
  readonly next: 'complete' | 'end' | 'cancel';
}

/**
 * The part of an element's life that a stall interrupted: `enter` maps inputs and opens attached events,
 * `work` does what the element is for, `complete` maps outputs, `leave` chooses flows.
 */
export type StallPhase = 'enter' | 'work' | 'complete' | 'leave';

/** A stall of a token; its id is `<element id>:<ref>`. */
export interface Stalled {
  readonly ref: number;
  readonly phase: StallPhase;
  readonly code: string;
}

/** Progress of a multi-instance body. */
export interface LoopState {
  readonly size: number;
  readonly completed: number;
  readonly terminated: number;
  /** Sequential: the items that have not begun. */
  readonly rest?: readonly Json[];
}

/** One event somebody waits for: a boundary event, a catch event, the start of an event sub-process. */
export interface EventWait {
  readonly id: number;
  /** The event element (or receive task). */
  readonly at: string;
  /** The token that waits: the host of a boundary event, the scope of an event sub-process, or the token at the event or its gateway; 0 when absent. */
  readonly host?: number;
  readonly type: 'timer' | 'message' | 'signal' | 'conditional';
  /** Which of several definitions of the event; 0 when absent. */
  readonly part?: number;
  /** Parallel multiple events: what those brought that have happened already. */
  readonly vars?: Variables;
  /** Conditional: its last value was true. */
  readonly was?: true;
  /** Cycle: how many firings are left, where bounded. */
  readonly left?: number;
  /** Conditional: the number of the stall it caused. */
  readonly stall?: number;
}
