import type { RuleSetInspection } from '../../../../rules/check.ts';
import type { RuleSet } from '../../../../rules/schema/rule-set.ts';
import type { DraftAnswer } from '../../../../rules/what-if.ts';
import { Thread } from '../../../thread.ts';

/** A decision as the log holds it: JSON is read in the thread. */
export interface RawDecision {
  readonly seq: number;
  readonly at: string;
  readonly facts: string;
  readonly rows: string;
  readonly result: string;
}

/** A decision that would be another one, by its place in the log. */
export interface ReplayedChange {
  readonly seq: number;
  readonly after: DraftAnswer;
}

export type WorkerOrder =
  | { readonly type: 'inspect'; readonly content: RuleSet }
  | { readonly type: 'replay'; readonly content: RuleSet; readonly decisions: readonly RawDecision[] };

/** What a thread may use: a table that needs more is refused instead of taking the server with it. */
const limits = { maxOldGenerationSizeMb: 512 } as const;

/** A thread beside the server that evaluates rule sets; orders are given one after the other. */
export class RuleThread {
  readonly #thread = new Thread(new URL('./rule-worker', import.meta.url).href, limits);

  inspect(content: RuleSet): Promise<RuleSetInspection> {
    return this.#ask({ type: 'inspect', content }) as Promise<RuleSetInspection>;
  }

  replay(content: RuleSet, decisions: readonly RawDecision[]): Promise<readonly ReplayedChange[]> {
    return this.#ask({ type: 'replay', content, decisions }) as Promise<readonly ReplayedChange[]>;
  }

  /** Ends the thread; an order it works on is refused. */
  async end(): Promise<void> {
    await this.#thread.end();
  }

  #ask(order: WorkerOrder): Promise<unknown> {
    return this.#thread.ask(order);
  }
}
