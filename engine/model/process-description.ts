import type { EventDefinition } from './event-definition.ts';
import type { ExecutableProcess, Lane, ProcessElement, ProcessFlow, StartEvent } from './executable-process.ts';
import { constantText } from './feel-text.ts';
import type { Node } from './graph.ts';
import { documentationOf, nameOf } from './localized.ts';
import { extension, type ModdleElement, one, textOf } from './moddle-element.ts';
import { isOf } from './node-of.ts';
import { readingOrder } from './reading-order.ts';

type Description = Pick<ExecutableProcess, 'startEvents' | 'elements' | 'flows'>;

/** The parts of a compiled process that people and other programs look at. */
export function describe(
  processId: string,
  nodes: ReadonlyMap<string, Node>,
  elements: readonly ModdleElement[],
  flows: readonly ModdleElement[],
  lanes: readonly Lane[],
): Description {
  const described = elements.map((element) => describeElement(processId, element, nodes.get(element.id ?? ''), lanes));
  const order = readingOrder(
    described.map((element) => ({
      ...element,
      next: nodes.get(element.id)?.flows.map((flow) => flow.target) ?? [],
      isEventSubProcess: nodes.get(element.id)?.startedByEvent ?? false,
    })),
  );
  const byId = new Map(described.map((element) => [element.id, element]));
  return {
    startEvents: elements.flatMap((element) => describeStart(processId, element, nodes.get(element.id ?? ''))),
    elements: order.flatMap((id) => byId.get(id) ?? []),
    flows: flows.map(describeFlow),
  };
}

function describeElement(
  processId: string,
  element: ModdleElement,
  node: Node | undefined,
  lanes: readonly Lane[],
): ProcessElement {
  const parentId = node?.scopeId === processId ? null : (node?.scopeId ?? null);
  return {
    id: element.id ?? '',
    type: node?.type ?? '',
    name: nameOf(element),
    documentation: documentationOf(element),
    properties: node?.properties ?? {},
    parentId,
    attachedToId: one(element, 'attachedToRef')?.id ?? null,
    incoming: node?.incoming ?? [],
    outgoing: node?.flows.map((flow) => flow.id) ?? [],
    laneId: lanes.findLast((lane) => lane.elementIds.includes(element.id ?? ''))?.id ?? null,
    eventType: definitionOf(node)?.type ?? null,
    formId: node && isOf(node, 'userTask') ? constantText(node.detail.formId) : null,
    repeats: node?.loop !== null && node?.loop !== undefined,
  };
}

function describeStart(processId: string, element: ModdleElement, node: Node | undefined): readonly StartEvent[] {
  if (!node || !isOf(node, 'startEvent') || node.scopeId !== processId) return [];
  const { definition } = node.detail;
  const formId = textOf(extension(element, 'zeebe:FormDefinition'), 'formId');
  const start = { elementId: node.id, properties: node.properties, formId };
  switch (definition?.type) {
    case 'message':
      return [{ ...start, trigger: 'message', messageName: constantText(definition.name) ?? '' }];
    case 'signal':
      return [{ ...start, trigger: 'signal', signalName: constantText(definition.name) ?? '' }];
    case 'timer':
      return [{ ...start, trigger: 'timer', timer: { kind: definition.kind, text: definition.text } }];
    case 'conditional':
      return [{ ...start, trigger: 'conditional' }];
    default:
      return [{ ...start, trigger: 'none' }];
  }
}

function describeFlow(flow: ModdleElement): ProcessFlow {
  const source = one(flow, 'sourceRef');
  return {
    id: flow.id ?? '',
    source: source?.id ?? '',
    target: one(flow, 'targetRef')?.id ?? '',
    name: nameOf(flow),
    condition: textOf(one(flow, 'conditionExpression'), 'body'),
    isDefault: source !== null && one(source, 'default') === flow,
  };
}

function definitionOf(node: Node | undefined): EventDefinition | null {
  if (!node || !('detail' in node)) return null;
  const { detail } = node;
  return detail !== null && 'definition' in detail ? detail.definition : null;
}
