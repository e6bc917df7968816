import { compile, type ExecutableProcess } from '../engine/index.ts';

/** A chain of `length` user tasks, each followed by a decision and a merge: three nodes a link, and start and end. */
export async function chain(length: number): Promise<ExecutableProcess> {
  return compiled(chainXml(length));
}

/** The first process of a model. */
export async function compiled(xml: string): Promise<ExecutableProcess> {
  const { processes } = await compile(xml, { profile: 'run' });
  const [process] = processes;
  if (!process) throw new Error('the model has no process');
  return process;
}

/** The text of `chain`; in `plain` every task has neither groups nor outputs, and every engine understands the rest. */
export function chainXml(length: number, kind: 'full' | 'plain' = 'full'): string {
  const links = Array.from({ length }, (_, index) => {
    const next = index + 1 === length ? 'end' : `task${index + 1}`;
    return kind === 'full' ? fullLink(index, next) : plainLink(index, next);
  });
  return definitions(`<process id="chain" isExecutable="true"><startEvent id="start"/>${flow('start', 'task0')}
    ${links.join('')}<endEvent id="end"/></process>`);
}

/** Five user tasks side by side. */
export function fiveTasksXml(): string {
  const tasks = Array.from({ length: 5 }, (_, index) => {
    const id = `t${index}`;
    return `<userTask id="${id}"/>${flow('split', id)}${flow(id, 'join')}`;
  });
  return definitions(`<process id="five" isExecutable="true"><startEvent id="start"/>${flow('start', 'split')}
    <parallelGateway id="split"/>${tasks.join('')}<parallelGateway id="join"/>${flow('join', 'end')}<endEvent id="end"/></process>`);
}

function definitions(process: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="defs" targetNamespace="https://praxis.example/bpmn">
  ${process}
</definitions>`;
}

function fullLink(index: number, next: string): string {
  const [task, decision, merge] = [`task${index}`, `decision${index}`, `merge${index}`];
  return `<userTask id="${task}"><extensionElements><zeebe:assignmentDefinition candidateGroups="desk"/><zeebe:ioMapping>
    <zeebe:output source="=verdict" target="record.verdict${index}"/><zeebe:output source="=verdict" target="verdict"/>
  </zeebe:ioMapping></extensionElements></userTask>
  <exclusiveGateway id="${decision}" default="${decision}_${merge}"/><exclusiveGateway id="${merge}"/>
  ${flow(task, decision)}${flow(decision, 'end', 'verdict = "stop" and record.priority = "P1"')}${flow(decision, merge)}${flow(merge, next)}`;
}

function plainLink(index: number, next: string): string {
  const [task, decision, merge] = [`task${index}`, `decision${index}`, `merge${index}`];
  return `<userTask id="${task}"/><exclusiveGateway id="${decision}"/><exclusiveGateway id="${merge}"/>
  ${flow(task, decision)}${flow(decision, merge)}${flow(merge, next)}`;
}

function flow(source: string, target: string, condition?: string): string {
  const body =
    condition === undefined
      ? ''
      : `<conditionExpression xsi:type="tFormalExpression">=${condition}</conditionExpression>`;
  return `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${body}</sequenceFlow>`;
}
