import { type ExecutableProcess, type InstanceState, type StepEnv, step } from '../engine/index.ts';
import { chain } from './chain-model.ts';
import { type Effort, type Figure, processorSecondsOf, progress } from './figure.ts';

const env: StepEnv = {
  now: new Date('2026-11-22T02:00:00Z'),
  zone: 'Asia/Shanghai',
  instanceId: 'bench',
  record: { priority: 'P1', title: 'Mail is slow' },
};

/**
 * Processor time of one engine step (completing a user task, two gateways with a condition, an output into the
 * record), with the state written and read as JSON as a database would do it.
 */
export async function engineSteps({ quick }: Effort): Promise<readonly Figure[]> {
  const steps = quick ? 5_000 : 20_000;
  progress('engine: steps of a small and of a large model');
  const [small, large] = [await chain(7), await chain(66)];
  for (const process of [small, large]) await msPerStep(process, 2000);
  const [few, many] = [await msPerStep(small, steps), await msPerStep(large, steps)];
  return [
    {
      name: `engine: processor time of a step, ${small.elements.length} nodes`,
      value: few,
      unit: 'ms',
      target: 0.05,
      wanted: 'at most',
      how: 'complete a user task, two gateways, one output; state written and read as JSON',
      note: `${steps} steps`,
    },
    {
      name: `engine: growth of that from ${small.elements.length} to ${large.elements.length} nodes`,
      value: many / few,
      unit: '',
      target: 1.2,
      wanted: 'at most',
      how: 'the same step in a chain of 66 links',
      note: `${many.toFixed(4)} ms a step`,
    },
  ];
}

async function msPerStep(model: ExecutableProcess, steps: number): Promise<number> {
  let done = 0;
  const seconds = await processorSecondsOf(async () => {
    while (done < steps) done += runThrough(model);
  });
  return (seconds * 1000) / done;
}

/** One instance from start to end; returns how many steps it took. */
function runThrough(model: ExecutableProcess): number {
  let { state, effects } = step(model, null, { type: 'start', variables: {} }, env);
  let done = 1;
  for (; !state.ended; done += 1) {
    const opened = effects.find((effect) => effect.type === 'open-user-task');
    const stored: InstanceState = JSON.parse(JSON.stringify(state));
    const taskId = opened?.taskId ?? '';
    ({ state, effects } = step(
      model,
      stored,
      { type: 'complete-user-task', taskId, variables: { verdict: 'go' } },
      env,
    ));
  }
  return done;
}
