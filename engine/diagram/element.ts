/**
 * A node of the bpmn-moddle tree, as far as diagrams look at it.
 *
 * One loose shape instead of a type per BPMN element: what a diagram reads is the same for all of them, and a
 * missing property is simply absent.
 */
export interface BpmnElement {
  readonly $type: string;
  readonly $parent?: BpmnElement;
  readonly id?: string;
  readonly name?: string;
  readonly value?: unknown;
  readonly values?: readonly BpmnElement[];
  readonly properties?: readonly BpmnElement[];
  readonly extensionElements?: BpmnElement;
  readonly rootElements?: readonly BpmnElement[];
  readonly participants?: readonly BpmnElement[];
  readonly processRef?: BpmnElement;
  readonly flowElements?: readonly BpmnElement[];
  readonly artifacts?: readonly BpmnElement[];
  readonly laneSets?: readonly BpmnElement[];
  readonly childLaneSet?: BpmnElement;
  readonly lanes?: readonly BpmnElement[];
  readonly flowNodeRef?: readonly BpmnElement[];
  readonly sourceRef?: BpmnElement;
  readonly targetRef?: BpmnElement;
  readonly attachedToRef?: BpmnElement;
  readonly eventDefinitions?: readonly BpmnElement[];
  readonly loopCharacteristics?: BpmnElement;
  readonly triggeredByEvent?: boolean;
  readonly incoming?: readonly BpmnElement[];
  readonly outgoing?: readonly BpmnElement[];
  readonly diagrams?: readonly BpmnElement[];
  readonly plane?: BpmnElement;
  readonly planeElement?: readonly BpmnElement[];
  readonly bpmnElement?: BpmnElement;
  readonly bounds?: BpmnElement;
  readonly label?: BpmnElement;
  readonly waypoint?: readonly BpmnElement[];
  readonly isExpanded?: boolean;
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
}

/** The name of an element in both languages; empty where it has none. */
export interface Names {
  readonly en: string;
  readonly zh: string;
}

/** The text of one of our own attributes (`zeebe:property`), or nothing. */
export function propertyOf(element: BpmnElement, name: string): string | undefined {
  const bags = (element.extensionElements?.values ?? []).filter((bag) => bag.$type === 'zeebe:Properties');
  const property = bags.flatMap((bag) => bag.properties ?? []).find((candidate) => candidate.name === name);
  return typeof property?.value === 'string' ? property.value : undefined;
}

/** English is the BPMN name, Chinese the property `name.zh`; an untranslated element shows its English name. */
export function namesOf(element: BpmnElement): Names {
  const en = element.name ?? '';
  return { en, zh: propertyOf(element, 'name.zh') ?? en };
}

/** The id, which every element of a diagram has; the type stands in for one that a hand-written file left out. */
export function idOf(element: BpmnElement): string {
  return element.id ?? element.$type;
}

/** The processes of a file, in its order. */
export function processesOf(definitions: BpmnElement): readonly BpmnElement[] {
  return (definitions.rootElements ?? []).filter((root) => root.$type === 'bpmn:Process');
}

/** The lanes that hold nodes, top to bottom: nested lane sets count as their innermost lanes. */
export function lanesOf(process: BpmnElement): readonly BpmnElement[] {
  return (process.laneSets ?? []).flatMap(leafLanes);
}

function leafLanes(laneSet: BpmnElement): readonly BpmnElement[] {
  return (laneSet.lanes ?? []).flatMap((lane) => (lane.childLaneSet ? leafLanes(lane.childLaneSet) : [lane]));
}
