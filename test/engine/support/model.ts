import { compile, type ExecutableProcess } from '../../../engine/index.ts';

/** A file with one process `p` of the given flow elements; `roots` are messages, errors and signals beside it. */
export function xmlOf(body: string, roots = ''): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="defs" targetNamespace="https://praxis.example/bpmn">
  <process id="p" isExecutable="true">${body}</process>${roots}
</definitions>`;
}

/** The compiled process of such a file. */
export async function processOf(body: string, roots = ''): Promise<ExecutableProcess> {
  const { processes } = await compile(xmlOf(body, roots), { profile: 'run' });
  const [process] = processes;
  if (!process) throw new Error('the file has no process');
  return process;
}

/** Flows `a->b b->c`; `a->b:condition` with FEEL behind the colon; ids are `a_b`. */
export function flows(...arrows: readonly string[]): string {
  return arrows.map(flow).join('');
}

function flow(arrow: string): string {
  const [ends = '', ...condition] = arrow.split(':');
  const [source = '', target = ''] = ends.split('->');
  const body = condition.length === 0 ? '' : conditionOf(condition.join(':'));
  return `<sequenceFlow id="${source}_${target}" sourceRef="${source}" targetRef="${target}">${body}</sequenceFlow>`;
}

function conditionOf(text: string): string {
  return `<conditionExpression xsi:type="tFormalExpression">=${escaped(text)}</conditionExpression>`;
}

/** `zeebe:` extensions of an element: mappings as `target: source`, properties as `name: value`. */
export function extensions(parts: {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, string>>;
  readonly other?: string;
}): string {
  const mapping = [...mappings('input', parts.inputs), ...mappings('output', parts.outputs)].join('');
  const properties = Object.entries(parts.properties ?? {})
    .map(([name, value]) => `<zeebe:property name="${name}" value="${escaped(value)}"/>`)
    .join('');
  return `<extensionElements>${parts.other ?? ''}
    ${mapping === '' ? '' : `<zeebe:ioMapping>${mapping}</zeebe:ioMapping>`}
    ${properties === '' ? '' : `<zeebe:properties>${properties}</zeebe:properties>`}</extensionElements>`;
}

function mappings(kind: 'input' | 'output', by: Readonly<Record<string, string>> = {}): readonly string[] {
  return Object.entries(by).map(
    ([target, source]) => `<zeebe:${kind} source="${escaped(source)}" target="${target}"/>`,
  );
}

/** A service task of a type named like itself. */
export function service(id: string, inner = ''): string {
  return `<serviceTask id="${id}"><extensionElements><zeebe:taskDefinition type="${id}"/>${inner}</extensionElements></serviceTask>`;
}

/** A message with a correlation key, for the roots of a file. */
export function message(name: string, key = 'key'): string {
  return `<message id="m_${name}" name="${name}"><extensionElements><zeebe:subscription correlationKey="=${key}"/></extensionElements></message>`;
}

/** A timer definition for an event. */
export function timer(kind: 'Date' | 'Duration' | 'Cycle', text: string): string {
  return `<timerEventDefinition><time${kind} xsi:type="tFormalExpression">${escaped(text)}</time${kind}></timerEventDefinition>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
