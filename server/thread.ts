import { parentPort, type ResourceLimits, Worker } from 'node:worker_threads';

type Answer = { readonly ok: true; readonly answer: unknown } | { readonly ok: false; readonly message: string };

/** A thread beside the server for what would hold up everybody; orders are given one after the other. */
export class Thread {
  readonly #worker: Worker;

  /**
   * @param program address of the program without its ending: the built product starts it directly; sources, in
   *   development and tests, are read by tsx
   * @param resourceLimits what needs more is refused instead of taking the server with it
   */
  constructor(program: string, resourceLimits: ResourceLimits) {
    this.#worker = startThread(program, resourceLimits);
  }

  /** @throws {Error} with what the thread says, or when it ends before it has answered */
  ask(order: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const worker = this.#worker;
      const settle = (act: () => void) => {
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        act();
      };
      const onMessage = (answer: Answer) =>
        settle(() => (answer.ok ? resolve(answer.answer) : reject(new Error(answer.message))));
      const onError = (error: Error) => settle(() => reject(error));
      const onExit = () => settle(() => reject(new Error('the thread has ended')));
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage(order);
    });
  }

  /** Ends the thread; an order it works on is refused. */
  async end(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** In the program of a thread: answers each order with what `handle` makes of it. */
export function answerOrders<Order>(handle: (order: Order) => Promise<unknown>): void {
  parentPort?.on('message', (order: Order) => {
    handle(order).then(
      (answer) => parentPort?.postMessage({ ok: true, answer } satisfies Answer),
      (error: unknown) =>
        parentPort?.postMessage({
          ok: false,
          message: error instanceof Error ? error.message : String(error),
        } satisfies Answer),
    );
  });
}

function startThread(program: string, resourceLimits: ResourceLimits): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`${program}.js`), { resourceLimits });
  const source = JSON.stringify(`${program}.ts`);
  return new Worker(`import('tsx/esm/api').then(({ register }) => { register(); return import(${source}); })`, {
    resourceLimits,
    eval: true,
  });
}
