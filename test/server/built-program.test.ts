import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { bundledOf } from '../support/program.ts';

const folder = dirname(bundledOf('cli'));

/** Programs of threads, as the built program names them: beside the file that starts them. */
const threads = readdirSync(folder)
  .filter((name) => name.endsWith('.js'))
  .flatMap((name) => [
    ...readFileSync(join(folder, name), 'utf8').matchAll(/new URL\("\.\/([\w-]+)", import\.meta\.url\)/g),
  ])
  .map(([, name]) => name);

describe('the built program', () => {
  test('given what it starts as threads, then these are those of the sources', () => {
    expect(threads.toSorted()).toEqual(['rule-worker', 'verify-worker']);
  });

  test.each(threads)(
    'given its thread %s, when it gets an order it cannot read, then it answers so',
    async (thread) => {
      const worker = new Worker(join(folder, `${thread}.js`));
      const answer = new Promise((resolve, reject) => {
        worker.once('message', resolve).once('error', reject);
      });
      worker.postMessage({});
      await expect(answer).resolves.toMatchObject({ ok: false, message: expect.stringMatching(/./) });
      await worker.terminate();
    },
  );
});
