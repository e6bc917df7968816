import { BpmnModdle } from 'bpmn-moddle';
import { compile, type ElementMapping, type ExecutableProcess } from '../../../engine/index.ts';

/** The first process of a file. */
export async function compiled(xml: string): Promise<ExecutableProcess> {
  const { processes } = await compile(xml, { profile: 'run' });
  const [process] = processes;
  if (!process) throw new Error('the file has no process');
  return process;
}

/** The mapping of every element to the one of its own id. */
export function toItself(process: ExecutableProcess): ElementMapping {
  return Object.fromEntries(process.elements.map(({ id }) => [id, id]));
}

interface Scope {
  readonly $type: string;
  flowElements?: Scope[];
}

/**
 * The same model with its flow nodes written in the opposite order. Flows stay in theirs: their order is that in which
 * conditions are looked at; and so does what an ad-hoc sub-process holds, which begins in the order of the file.
 */
export async function inOtherOrder(xml: string): Promise<string> {
  const moddle = new BpmnModdle();
  const { rootElement } = await moddle.fromXML(xml);
  const roots = (rootElement as unknown as { readonly rootElements: readonly Scope[] }).rootElements;
  for (const root of roots) turnRound(root);
  return (await moddle.toXML(rootElement)).xml;
}

function turnRound(scope: Scope): void {
  const inside = scope.flowElements ?? [];
  for (const each of inside) turnRound(each);
  if (scope.$type === 'bpmn:AdHocSubProcess' || inside.length === 0) return;
  const flows = inside.filter(({ $type }) => $type === 'bpmn:SequenceFlow');
  scope.flowElements = [...inside.filter((each) => !flows.includes(each)).toReversed(), ...flows];
}

/** The same model with an `_2` behind the id of every element and flow of its process. */
export function withOtherIds(
  xml: string,
  process: ExecutableProcess,
): { readonly xml: string; readonly mapping: ElementMapping } {
  const ids = [...process.elements, ...process.flows].map(({ id }) => id);
  const known = new Set(ids);
  return {
    xml: xml.replaceAll(/"([\w-]+)"/g, (text, id: string) => (known.has(id) ? `"${id}_2"` : text)),
    mapping: Object.fromEntries(process.elements.map(({ id }) => [id, `${id}_2`])),
  };
}
