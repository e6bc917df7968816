import { type EventDefinition, partsOf, type SingleDefinition } from './event-definition.ts';
import type { ExecutableProcess, Lane, ProcessElement, ProcessFlow, StartEvent } from './executable-process.ts';
import { constantText } from './feel-text.ts';
import type { Node } from './graph.ts';
import { documentationOf, nameOf } from './localized.ts';
import { extension, type ModdleElement, many, one, textOf, typeOf } from './moddle-element.ts';
import { isOf } from './node-of.ts';
import { instantiates } from './read-scope.ts';
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
  if (!node || node.scopeId !== processId) return [];
  const formId = textOf(extension(element, 'zeebe:FormDefinition'), 'formId');
  const start = { elementId: node.id, properties: node.properties, formId };
  if (isOf(node, 'startEvent')) return startsOf(start, partsOf(node.detail.definition));
  if (isOf(node, 'receiveTask')) return node.detail.instantiate ? startsOf(start, [node.detail]) : [];
  const isBehindStart = many(element, 'incoming').some((flow) => {
    const gateway = one(flow, 'sourceRef');
    return gateway !== null && typeOf(gateway) === 'eventBasedGateway' && instantiates(gateway);
  });
  return isBehindStart && isOf(node, 'intermediateCatchEvent') ? startsOf(start, partsOf(node.detail.definition)) : [];
}

type Start = Pick<StartEvent, 'elementId' | 'properties' | 'formId'>;

function startsOf(start: Start, parts: readonly SingleDefinition[]): readonly StartEvent[] {
  if (parts.length === 0) return [{ ...start, trigger: 'none' }];
  if (parts.length === 1) return parts.flatMap((part) => startBy(start, part));
  return parts.flatMap((part, index) => startBy(start, part).map((each) => ({ ...each, part: index })));
}

function startBy(start: Start, definition: SingleDefinition): readonly StartEvent[] {
  switch (definition.type) {
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
