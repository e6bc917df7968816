import { Worker } from 'node:worker_threads';
import type { RuleSetInspection } from '../../../../rules/check.ts';
import type { RuleSet } from '../../../../rules/schema/rule-set.ts';
import type { DraftAnswer } from '../../../../rules/what-if.ts';

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

export type WorkerAnswer =
  | { readonly ok: true; readonly answer: unknown }
  | { readonly ok: false; readonly message: string };

/** The built product starts its program directly; sources, in development and tests, are read by tsx. */
function startThread(): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL('./rule-worker.js', import.meta.url), options);
  const program = JSON.stringify(new URL('./rule-worker.ts', import.meta.url).href);
  return new Worker(`import('tsx/esm/api').then(({ register }) => { register(); return import(${program}); })`, {
    ...options,
    eval: true,
  });
}

/** What a thread may use: a table that needs more is refused instead of taking the server with it. */
const options = { resourceLimits: { maxOldGenerationSizeMb: 512 } } as const;

/** A thread beside the server that evaluates rule sets; orders are given one after the other. */
export class RuleThread {
  readonly #worker = startThread();

  inspect(content: RuleSet): Promise<RuleSetInspection> {
    return this.#ask({ type: 'inspect', content }) as Promise<RuleSetInspection>;
  }

  replay(content: RuleSet, decisions: readonly RawDecision[]): Promise<readonly ReplayedChange[]> {
    return this.#ask({ type: 'replay', content, decisions }) as Promise<readonly ReplayedChange[]>;
  }

  /** Ends the thread; an order it works on is refused. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #ask(order: WorkerOrder): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const worker = this.#worker;
      const settle = (act: () => void) => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        act();
      };
      const onMessage = (answer: WorkerAnswer) =>
        settle(() => (answer.ok ? resolve(answer.answer) : reject(new Error(answer.message))));
      const onError = (error: Error) => settle(() => reject(error));
      const onExit = () => settle(() => reject(new Error('the thread has ended')));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(order);
    });
  }
}
