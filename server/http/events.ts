import type { Actor } from '../actor.ts';
import type { LiveEvent } from '../contract/message.ts';

/** May this person know of the event? Decided by whoever publishes it. */
export type ReadableBy = (actor: Actor) => boolean;

/** One open browser. */
export interface Listener {
  readonly send: (event: LiveEvent) => void;
  readonly close: () => void;
}

/**
 * Tells open browsers what changed. Nothing relies on it: a lost event costs a late refresh.
 * One hub per node; the browser of another node sees the change at its next poll.
 */
export class EventHub {
  readonly #listeners = new Map<Listener, Actor>();

  /** Sends `event` to every listener that may know of it. */
  publish(event: LiveEvent, readableBy: ReadableBy): void {
    for (const [listener, actor] of this.#listeners) if (readableBy(actor)) listener.send(event);
  }

  /** @returns ends the subscription */
  subscribe(actor: Actor, listener: Listener): () => void {
    this.#listeners.set(listener, actor);
    return () => this.#listeners.delete(listener);
  }

  /** A listener that is still there, with the rights the person has by now. */
  recognize(listener: Listener, actor: Actor): void {
    if (this.#listeners.has(listener)) this.#listeners.set(listener, actor);
  }

  /** Ends every stream: the server stops. */
  close(): void {
    for (const listener of this.#listeners.keys()) listener.close();
    this.#listeners.clear();
  }
}
