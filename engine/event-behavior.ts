import type { Effect } from './effect.ts';
import type { EventDefinition } from './model/event-definition.ts';
import type { Node } from './model/graph.ts';
import type { Run } from './run.ts';
import type { EventWait, Token } from './state.ts';

/** How one kind of event is waited for. */
export interface CatchBehavior<D extends EventDefinition> {
  /**
   * Evaluates what waiting needs (a due time, a correlation key), before anything is opened.
   *
   * @param event the event element, which carries the properties
   * @param token whose variables the expressions see
   * @throws {Stall} when a value is not what it must be
   */
  prepare(definition: D, event: Node, token: Token, run: Run): Prepared;
  /** Takes back what was opened. `happened` is true when the event itself ends the waiting. */
  close(definition: D, wait: EventWait, happened: boolean, run: Run): void;
  /** What remains of the wait of a non-interrupting event that has just happened; null when it is over. */
  remaining(definition: D, event: Node, wait: EventWait): EventWait | null;
  /** True when a non-interrupting event must be waited for anew each time it has happened. */
  readonly renews: boolean;
}

/** A wait that can be opened without failing. */
export interface Prepared {
  readonly wait?: Partial<EventWait>;
  readonly open?: (id: string) => Effect;
}

/** How one kind of event is thrown, by an intermediate throw or end event. */
export interface ThrowBehavior<D extends EventDefinition> {
  throw(definition: D, event: Node, token: Token, run: Run): void;
}
