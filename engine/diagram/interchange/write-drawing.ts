import type { Drawing, DrawnArea, DrawnFlow, DrawnNode } from '../drawing.ts';
import { type BpmnElement, idOf } from '../element.ts';
import type { Box } from '../geometry.ts';
import type { BpmnDocument } from './document.ts';

/**
 * Replaces the diagram of a file by this drawing. Order is depth: pools, lanes, frames, nodes, boundary events,
 * and the lines on top.
 */
export function writeDrawing(document: BpmnDocument, drawing: Drawing): void {
  const { definitions, create } = document;
  const elements = elementsById(definitions);
  const boundaryLast = [...drawing.nodes].sort((a, b) => Number(a.kind === 'boundary') - Number(b.kind === 'boundary'));
  const planeElement = [
    ...[...drawing.pools, ...drawing.lanes].map((area) => areaShape(area, elements, create)),
    ...boundaryLast.map((node) => nodeShape(node, elements, create)),
    ...drawing.flows.map((flow) => flowEdge(flow, elements, create)),
  ];
  const roots = definitions.rootElements ?? [];
  const canvas =
    roots.find((root) => root.$type === 'bpmn:Collaboration') ?? roots.find((root) => root.$type === 'bpmn:Process');
  if (!canvas) return;
  const plane = create('bpmndi:BPMNPlane', { id: `Plane_${idOf(canvas)}`, bpmnElement: canvas, planeElement });
  const diagram = create('bpmndi:BPMNDiagram', { id: `Diagram_${idOf(canvas)}`, plane });
  Reflect.set(definitions, 'diagrams', [diagram]);
}

type Create = BpmnDocument['create'];
type Elements = ReadonlyMap<string, BpmnElement>;

function areaShape(area: DrawnArea, elements: Elements, create: Create): BpmnElement {
  const attributes = { id: `${area.id}_di`, bpmnElement: elements.get(area.id), isHorizontal: true };
  return create('bpmndi:BPMNShape', { ...attributes, bounds: boundsOf(area.box, create) });
}

function nodeShape(node: DrawnNode, elements: Elements, create: Create): BpmnElement {
  return create('bpmndi:BPMNShape', {
    id: `${node.id}_di`,
    bpmnElement: elements.get(node.id),
    ...(node.kind === 'frame' ? { isExpanded: true } : {}),
    ...(node.type === 'bpmn:ExclusiveGateway' ? { isMarkerVisible: true } : {}),
    bounds: boundsOf(node.box, create),
    ...labelOf(node.label, create),
  });
}

function flowEdge(flow: DrawnFlow, elements: Elements, create: Create): BpmnElement {
  return create('bpmndi:BPMNEdge', {
    id: `${flow.id}_di`,
    bpmnElement: elements.get(flow.id),
    waypoint: flow.points.map(({ x, y }) => create('dc:Point', { x, y })),
    ...labelOf(flow.label, create),
  });
}

function labelOf(box: Box | null, create: Create) {
  return box ? { label: create('bpmndi:BPMNLabel', { bounds: boundsOf(box, create) }) } : {};
}

function boundsOf({ x, y, width, height }: Box, create: Create): BpmnElement {
  return create('dc:Bounds', { x, y, width, height });
}

function elementsById(definitions: BpmnElement): Elements {
  const found = new Map<string, BpmnElement>();
  const collect = (element: BpmnElement): void => {
    if (element.id !== undefined) found.set(element.id, element);
    const lanes = (element.laneSets ?? []).concat(element.childLaneSet ?? []).flatMap((set) => set.lanes ?? []);
    const children = [element.flowElements, element.artifacts, element.participants, element.rootElements, lanes];
    for (const child of children.flatMap((list) => list ?? [])) collect(child);
  };
  collect(definitions);
  return found;
}
