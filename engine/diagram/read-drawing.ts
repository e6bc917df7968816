import type { Drawing, DrawnArea, DrawnFlow, DrawnNode } from './drawing.ts';
import { type BpmnElement, idOf, lanesOf, namesOf, processesOf } from './element.ts';
import type { Box } from './geometry.ts';
import { kindOf } from './node-kind.ts';

/** Reads the diagram of a file: every flow node, flow, lane and pool that has a shape in its diagram interchange. */
export function readDrawing(definitions: BpmnElement): Drawing {
  const planeElements = (definitions.diagrams ?? []).flatMap((diagram) => diagram.plane?.planeElement ?? []);
  const shapes = new Map(planeElements.map((shape) => [shape.bpmnElement, shape]));
  const processes = processesOf(definitions);
  const participants = (definitions.rootElements ?? []).flatMap((root) => root.participants ?? []);
  return {
    pools: participants.flatMap((pool) => drawnArea(pool, shapes)),
    lanes: processes.flatMap(lanesOf).flatMap((lane) => drawnArea(lane, shapes)),
    nodes: processes.flatMap((process) => drawnNodes(process, null, homes(process), shapes)),
    flows: processes.flatMap((process) => drawnFlows(process, shapes)),
  };
}

/** Ids of flow nodes that the model declares and the diagram leaves out. */
export function undrawn(definitions: BpmnElement): readonly string[] {
  const drawing = readDrawing(definitions);
  const drawn = new Set([...drawing.nodes, ...drawing.flows].map((each) => each.id));
  return processesOf(definitions)
    .flatMap(elementsWithin)
    .filter((element) => kindOf(element) !== undefined || element.$type === 'bpmn:SequenceFlow')
    .map(idOf)
    .filter((id) => !drawn.has(id));
}

type Shapes = ReadonlyMap<BpmnElement | undefined, BpmnElement>;

function elementsWithin(scope: BpmnElement): readonly BpmnElement[] {
  return (scope.flowElements ?? []).flatMap((element) => [element, ...elementsWithin(element)]);
}

function homes(process: BpmnElement): ReadonlyMap<BpmnElement, string> {
  return new Map(
    lanesOf(process).flatMap((lane) => (lane.flowNodeRef ?? []).map((node) => [node, idOf(lane)] as const)),
  );
}

function drawnArea(area: BpmnElement, shapes: Shapes): readonly DrawnArea[] {
  const box = boxIn(shapes.get(area)?.bounds);
  return box ? [{ id: idOf(area), names: namesOf(area), box }] : [];
}

function drawnNodes(
  scope: BpmnElement,
  frame: string | null,
  lanes: ReadonlyMap<BpmnElement, string>,
  shapes: Shapes,
): readonly DrawnNode[] {
  return (scope.flowElements ?? []).flatMap((element) => {
    const shape = shapes.get(element);
    const box = boxIn(shape?.bounds);
    const kind = kindOf(element);
    if (!kind || !shape || !box) return [];
    const host = element.attachedToRef;
    const node: DrawnNode = {
      id: idOf(element),
      type: element.$type,
      kind: kind === 'frame' && shape.isExpanded === false ? 'task' : kind,
      names: namesOf(element),
      box,
      label: boxIn(shape.label?.bounds),
      frame,
      host: host ? idOf(host) : null,
      lane: frame === null ? (lanes.get(host ?? element) ?? null) : null,
    };
    return node.kind === 'frame' ? [node, ...drawnNodes(element, node.id, lanes, shapes)] : [node];
  });
}

function drawnFlows(scope: BpmnElement, shapes: Shapes): readonly DrawnFlow[] {
  const lines = [...(scope.flowElements ?? []), ...(scope.artifacts ?? [])];
  return lines.flatMap((element) => {
    const { sourceRef, targetRef } = element;
    const points = (shapes.get(element)?.waypoint ?? []).map(({ x = 0, y = 0 }) => ({ x, y }));
    const inner = drawnFlows(element, shapes);
    if (!sourceRef || !targetRef || points.length < 2 || !kindOf(sourceRef) || !kindOf(targetRef)) return inner;
    return [
      {
        id: idOf(element),
        source: idOf(sourceRef),
        target: idOf(targetRef),
        names: namesOf(element),
        points,
        label: boxIn(shapes.get(element)?.label?.bounds),
      },
      ...inner,
    ];
  });
}

function boxIn(bounds: BpmnElement | undefined): Box | null {
  if (!bounds) return null;
  return { x: bounds.x ?? 0, y: bounds.y ?? 0, width: bounds.width ?? 0, height: bounds.height ?? 0 };
}
