import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { compile, EngineError, type ExecutableProcess, type Finding } from '../../../engine/index.ts';
import { processorTimeMs } from '../../support/processor-time.ts';
import { runs } from '../support/runs.ts';
import { expectSound } from '../support/sound.ts';
import { mutated, mutations } from './mutate.ts';
import { Player } from './play.ts';

const models = ['processes', 'test/engine/diagram/fixtures'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.bpmn'))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8')),
);

/** What is wrong with a file as a whole lies in no element. */
const ofTheFile = new Set(['UNPARSABLE', 'CHARACTER_ILLEGAL', 'NO_PROCESS', 'TEXT_TOO_LONG', 'UNRESOLVED_REFERENCE']);

function expectClear({ elementId, code, message }: Finding): void {
  expect(message.length).toBeGreaterThan(10);
  expect(message.length).toBeLessThan(1000);
  if (elementId === null) expect(ofTheFile).toContain(code);
}

async function processesOf(xml: string): Promise<readonly ExecutableProcess[]> {
  try {
    const { processes, findings } = await compile(xml, { profile: 'run' });
    expect(processes.length).toBeGreaterThan(0);
    findings.forEach(expectClear);
    return processes;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    expect(error.code).toBe('MODEL_INVALID');
    error.findings.filter(({ severity }) => severity === 'error').forEach(expectClear);
    return [];
  }
}

function expectToRun(process: ExecutableProcess, picks: readonly (readonly [number, number])[]): void {
  const [plain, reloaded] = [new Player(process, false), new Player(process, true)];
  for (const player of [plain, reloaded]) {
    const [start] = process.startEvents;
    player.do({ type: 'start', variables: {}, ...(start ? { elementId: start.elementId } : {}) });
    for (const [pick, n] of picks) {
      expectSound(player.state());
      if (!player.isOver()) player.actOnAny(pick, { n });
    }
  }
  expect(reloaded.played()).toEqual(plain.played());
}

test('given any model that was changed at random, when it is compiled, then it runs soundly or is refused clearly, and soon', async () => {
  const picks = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 3 })), { minLength: 8, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...models), mutations, picks, async (model, changes, choices) => {
      const begin = processorTimeMs();

      for (const process of await processesOf(mutated(model, changes))) expectToRun(process, choices);

      expect(processorTimeMs() - begin).toBeLessThan(5000);
    }),
    { numRuns: runs(80) },
  );
}, 600_000);
