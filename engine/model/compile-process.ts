import { createHash } from 'node:crypto';

import { behaviorOf, isNodeType } from '../element-behaviors.ts';
import { checkVendorScripts } from './check-vendor-scripts.ts';
import { readCompensation } from './compensation-handler.ts';
import type { ExecutableProcess, Lane } from './executable-process.ts';
import type { Flow, Node } from './graph.ts';
import { documentationOf, nameOf, propertiesOf } from './localized.ts';
import { flagOf, type ModdleElement, many, one, textOf, typeOf } from './moddle-element.ts';
import type { NodeType } from './node-detail.ts';
import { describe } from './process-description.ts';
import { readLoop } from './read-loop.ts';
import { readMappings } from './read-mapping.ts';
import { isStartedByEvent } from './read-scope.ts';
import type { Reader } from './reader.ts';
import { checkPlaces } from './structure.ts';
import { reportVendorExtensions } from './vendor-extensions.ts';

/** Elements of a scope that are no flow nodes; they are kept for readers and never run. */
const shownOnly = new Set(['sequenceFlow', 'dataObject', 'dataObjectReference', 'dataStoreReference']);

/** Compiles one process of a parsed file; mistakes go to the reader, and then the result must not be used. */
export function compileProcess(process: ModdleElement, xml: string, reader: Reader): ExecutableProcess {
  const nodes = new Map<string, Node>();
  const elements: ModdleElement[] = [];
  const collect = (scope: ModdleElement, scopeId: string | null) => {
    const node = readNode(scope, scopeId, reader);
    if (node) nodes.set(node.id, node);
    if (scopeId !== null && node) elements.push(scope);
    for (const inner of many(scope, 'flowElements')) if (!shownOnly.has(typeOf(inner))) collect(inner, scope.id ?? '');
  };
  collect(process, null);
  checkPlaces(process, reader);
  checkVendorScripts(process, reader);
  reportVendorExtensions(process, reader);
  const id = process.id ?? '';
  const lanes = many(process, 'laneSets').flatMap(lanesIn);
  return {
    id,
    name: nameOf(process),
    documentation: documentationOf(process),
    properties: propertiesOf(process),
    ...describe(id, nodes, elements, allFlows(process), lanes),
    lanes,
    formIds: sorted(reader.uses.formIds),
    decisionIds: sorted(reader.uses.decisionIds),
    services: sorted(reader.uses.services),
    messageNames: { thrown: sorted(reader.uses.messagesThrown), caught: sorted(reader.uses.messagesCaught) },
    signalNames: { thrown: sorted(reader.uses.signalsThrown), caught: sorted(reader.uses.signalsCaught) },
    calledProcessIds: sorted(reader.uses.calledProcessIds),
    contentHash: createHash('sha256').update(id).update('\n').update(xml).digest('hex'),
    graph: { rootId: id, nodes },
  };
}

function readNode(element: ModdleElement, scopeId: string | null, reader: Reader): Node | null {
  const type = typeOf(element);
  if (!isNodeType(type)) {
    reader.refuse(element, 'UNSUPPORTED_ELEMENT', `${type} is not supported`);
    for (const flow of many(element, 'outgoing')) readFlow(element, flow, reader);
    return null;
  }
  return nodeOf(type, element, scopeId, reader);
}

function nodeOf<T extends NodeType>(type: T, element: ModdleElement, scopeId: string | null, reader: Reader): Node<T> {
  return {
    id: element.id ?? '',
    type,
    properties: propertiesOf(element),
    scopeId,
    flows: many(element, 'outgoing').map((flow) => readFlow(element, flow, reader)),
    incoming: many(element, 'incoming').map((flow) => flow.id ?? ''),
    ...readMappings(element, reader),
    boundary: reader.attachedTo(element).map((event) => event.id ?? ''),
    loop: readLoop(element, reader),
    compensatedBy: readCompensation(element, reader),
    startQuantity: Number(textOf(element, 'startQuantity') ?? 1),
    completionQuantity: Number(textOf(element, 'completionQuantity') ?? 1),
    startedByEvent: isStartedByEvent(element),
    detail: behaviorOf(type).read(element, reader),
  };
}

function readFlow(source: ModdleElement, flow: ModdleElement, reader: Reader): Flow {
  const isDefault = one(source, 'default') === flow;
  const isIgnored = isDefault || unconditional.has(typeOf(source));
  if (isIgnored && one(flow, 'conditionExpression') !== null)
    reader.warn(flow, 'CONDITION_IGNORED', `the flow is taken whatever its condition says`);
  return {
    id: flow.id ?? '',
    target: one(flow, 'targetRef')?.id ?? '',
    condition: isIgnored ? null : reader.conditionOf(flow, 'conditionExpression', 'condition'),
    isDefault,
  };
}

/** What gives a token to every flow; the standard lets no condition decide there. */
const unconditional = new Set(['parallelGateway', 'eventBasedGateway']);

function allFlows(scope: ModdleElement): readonly ModdleElement[] {
  return many(scope, 'flowElements').flatMap((element) =>
    typeOf(element) === 'sequenceFlow' ? [element] : allFlows(element),
  );
}

function lanesIn(laneSet: ModdleElement): readonly Lane[] {
  return many(laneSet, 'lanes').flatMap((lane) => {
    const inner = one(lane, 'childLaneSet');
    const elementIds = many(lane, 'flowNodeRef').map((node) => node.id ?? '');
    return [{ id: lane.id ?? '', name: nameOf(lane), elementIds }, ...(inner ? lanesIn(inner) : [])];
  });
}

function sorted(names: ReadonlySet<string>): readonly string[] {
  return [...names].toSorted();
}

/** True unless the file says that a process is not to be executed. */
export function isExecutable(process: ModdleElement): boolean {
  return flagOf(process, 'isExecutable', true);
}
