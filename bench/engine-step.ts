import { compile, type ExecutableProcess, type InstanceState, type StepEnv, step } from '../engine/index.ts';
import type { Figure } from './measure.ts';

const targetMs = 0.05;
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
export async function engineSteps({ steps }: { readonly steps: number }): Promise<readonly Figure[]> {
  const [small, large] = [await chain(7), await chain(66)];
  for (const process of [small, large]) msPerStep(process, Math.min(2000, steps));
  const [few, many] = [msPerStep(small, steps), msPerStep(large, steps)];
  return [
    {
      name: `engine: allowed over used processor time per step, ${small.elements.length} nodes`,
      ratio: targetMs / few,
      target: 1,
      note: `${few.toFixed(4)} ms per step`,
    },
    {
      name: `engine: time per step at ${large.elements.length} over ${small.elements.length} nodes`,
      ratio: many / few,
      target: 1.2,
      note: `${many.toFixed(4)} ms per step; less is better`,
    },
  ];
}

function msPerStep(model: ExecutableProcess, steps: number): number {
  const begin = process.cpuUsage();
  let done = 0;
  while (done < steps) done += runThrough(model);
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000 / done;
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

/** A chain of `length` tasks, each followed by a decision and a merge. */
async function chain(length: number): Promise<ExecutableProcess> {
  const links = Array.from({ length }, (_, index) => link(index, index + 1 === length ? 'end' : `task${index + 1}`));
  const xml = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="defs" targetNamespace="https://praxis.example/bpmn">
  <process id="chain" isExecutable="true"><startEvent id="start"/>${flow('start', 'task0')}${links.join('')}<endEvent id="end"/></process>
</definitions>`;
  const { processes } = await compile(xml, { profile: 'run' });
  const [process] = processes;
  if (!process) throw new Error('the chain did not compile');
  return process;
}

function link(index: number, next: string): string {
  const [task, decision, merge] = [`task${index}`, `decision${index}`, `merge${index}`];
  return `<userTask id="${task}"><extensionElements><zeebe:assignmentDefinition candidateGroups="desk"/><zeebe:ioMapping>
    <zeebe:output source="=verdict" target="record.verdict${index}"/><zeebe:output source="=verdict" target="verdict"/>
  </zeebe:ioMapping></extensionElements></userTask>
  <exclusiveGateway id="${decision}" default="${decision}_${merge}"/><exclusiveGateway id="${merge}"/>
  ${flow(task, decision)}${flow(decision, 'end', 'verdict = "stop" and record.priority = "P1"')}${flow(decision, merge)}${flow(merge, next)}`;
}

function flow(source: string, target: string, condition?: string): string {
  const body =
    condition === undefined
      ? ''
      : `<conditionExpression xsi:type="tFormalExpression">=${condition}</conditionExpression>`;
  return `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${body}</sequenceFlow>`;
}
