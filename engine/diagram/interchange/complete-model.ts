import { type BpmnElement, idOf, lanesOf, namesOf, processesOf } from '../element.ts';
import type { BpmnDocument } from './document.ts';

/**
 * Adds what a file written by hand may leave out and every modeler writes: the `incoming` and `outgoing` flows of
 * each node, and the participant without which a process with lanes cannot be drawn.
 */
export function completeModel(document: BpmnDocument): void {
  const { definitions } = document;
  for (const process of processesOf(definitions)) completeFlows(process);
  const roots = definitions.rootElements ?? [];
  if (roots.some((root) => (root.participants ?? []).length > 0)) return;
  const inPools = processesOf(definitions).filter((process) => lanesOf(process).length > 0);
  if (inPools.length === 0) return;
  const participants = inPools.map((process) => participantOf(process, document));
  const id = `Collaboration_${idOf(inPools[0] ?? definitions)}`;
  const collaboration = document.create('bpmn:Collaboration', { id, participants });
  Reflect.set(definitions, 'rootElements', [collaboration, ...roots]);
}

function completeFlows(scope: BpmnElement): void {
  const elements = scope.flowElements ?? [];
  const flows = elements.filter((element) => element.$type === 'bpmn:SequenceFlow');
  for (const node of elements) {
    if (flows.includes(node)) continue;
    complete(
      node,
      'incoming',
      flows.filter((flow) => flow.targetRef === node),
    );
    complete(
      node,
      'outgoing',
      flows.filter((flow) => flow.sourceRef === node),
    );
    completeFlows(node);
  }
}

/** Keeps the order of what is listed already; adds what is missing behind it. */
function complete(node: BpmnElement, list: 'incoming' | 'outgoing', flows: readonly BpmnElement[]): void {
  const known = (node[list] ?? []).filter((flow) => flows.includes(flow));
  const missing = flows.filter((flow) => !known.includes(flow));
  if (missing.length > 0) Reflect.set(node, list, [...known, ...missing]);
}

function participantOf(process: BpmnElement, document: BpmnDocument): BpmnElement {
  const names = namesOf(process);
  const translation = document.create('zeebe:Property', { name: 'name.zh', value: names.zh });
  const properties = document.create('zeebe:Properties', { properties: [translation] });
  const extensionElements = document.create('bpmn:ExtensionElements', { values: [properties] });
  const attributes = { id: `Participant_${idOf(process)}`, name: names.en, processRef: process };
  return document.create('bpmn:Participant', names.zh === names.en ? attributes : { ...attributes, extensionElements });
}
