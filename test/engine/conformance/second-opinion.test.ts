import { Engine } from 'bpmn-engine';
import fc from 'fast-check';
import { expect, test } from 'vitest';

import { compile } from '../../../engine/index.ts';
import { compileExpression } from '../../../rules/expression/index.ts';
import { TestInstance } from '../support/instance.ts';
import type { ConformanceCase } from './case.ts';
import { modelOf } from './model.ts';
import { blockModel } from './random-model.ts';

/**
 * What both engines understand alike. Exclusive branches between parallel gateways are left out: the other engine
 * sends a discarded token along each branch not taken, and its joins may then never complete.
 */
const families = [
  ['user', 'task', 'sequence', 'exclusive', 'scope'],
  ['user', 'task', 'sequence', 'parallel', 'scope'],
] as const;

interface Course {
  /** What was open at each stop, sorted, and which of it was done. */
  readonly stops: readonly string[];
  readonly end: string;
}

/** One stop: everything open, of which the picked one is done. */
function stopAt(open: readonly string[], pick: number): { readonly done: string; readonly stop: string } {
  const sorted = open.toSorted();
  const done = sorted[pick % sorted.length] ?? '';
  return { done, stop: `${sorted.join(' ')}: ${done}` };
}

async function ours(xml: string, n: number, picks: readonly number[]): Promise<Course> {
  const { processes } = await compile(xml, { profile: 'run' });
  const [process] = processes;
  if (!process) throw new Error('the file has no process');
  const instance = TestInstance.start(process, { n });
  const stops: string[] = [];
  for (const pick of picks) {
    const open = instance.tasks().map((id) => id.split(':')[0] ?? '');
    if (open.length === 0) break;
    const { done, stop } = stopAt(open, pick);
    stops.push(stop);
    instance.complete(done);
  }
  return { stops, end: instance.outcome() ?? 'waiting' };
}

interface Waiting {
  readonly id: string;
  readonly type: string;
  signal(): void;
  getPostponed?(): readonly Waiting[];
}

async function theirs(xml: string, n: number, picks: readonly number[]): Promise<Course> {
  const engine = new Engine({
    name: 'second opinion',
    source: xml,
    variables: { n },
    expressions: {
      resolveExpression: (text: string) => {
        const compiled = compileExpression(text.replace(/^=/, ''));
        if (!compiled.ok) throw new Error(text);
        return compiled.expression.evaluate({ n }, { now: new Date(0), zone: 'UTC' }).value === true;
      },
    },
  } as unknown as ConstructorParameters<typeof Engine>[0]);
  const execution = await engine.execute();
  const stops: string[] = [];
  for (const pick of picks) {
    const open = (execution.getPostponed() as unknown as readonly Waiting[]).flatMap(userTasksIn);
    if (open.length === 0) break;
    const { done, stop } = stopAt(
      open.map(({ id }) => id),
      pick,
    );
    stops.push(stop);
    open.find(({ id }) => id === done)?.signal();
  }
  // It calls an engine idle when all of its instances have ended; a running one would keep the test alive.
  const end = engine.state === 'idle' ? 'completed' : 'waiting';
  if (engine.state === 'running') await engine.stop();
  return { stops, end };
}

function userTasksIn(waiting: Waiting): readonly Waiting[] {
  if (waiting.type === 'bpmn:UserTask') return [waiting];
  const inner = waiting.type === 'bpmn:SubProcess' ? (waiting.getPostponed?.() ?? []) : [];
  return inner.filter(({ id }) => id !== waiting.id).flatMap(userTasksIn);
}

test.each(families)(
  'given a model of %s, %s, %s, %s and %s, when the same work is done, then the same work is open at each stop and both end alike',
  async (...common) => {
    const models: fc.Arbitrary<ConformanceCase> = blockModel(common, ['user', 'user', 'task']);
    await fc.assert(
      fc.asyncProperty(
        models,
        fc.constantFrom(1, 2),
        fc.array(fc.nat(), { minLength: 60, maxLength: 60 }),
        async (model, n, picks) => {
          const xml = modelOf('', model.elements);

          expect(await ours(xml, n, picks)).toEqual(await theirs(xml, n, picks));
        },
      ),
      { numRuns: 40, interruptAfterTimeLimit: 60_000 },
    );
  },
  90_000,
);
