import { type BpmnElement, idOf, lanesOf, namesOf, propertyOf } from '../element.ts';

/** Tells the index of the lane an element belongs in. */
export type LaneOf = (element: BpmnElement, frame: BpmnElement | null) => number;

/**
 * Lanes of a process by what the model says, in this order: the lane that lists the element; inside sub-processes,
 * where lane lists cannot be trusted (modelers drop moved children from them), the lane of the task's role first;
 * and for what is listed nowhere, the lane of a neighbor along the flow.
 */
export function lanesByModel(process: BpmnElement): LaneOf {
  const lanes = lanesOf(process);
  const listed = new Map(
    lanes.flatMap((lane, index) => (lane.flowNodeRef ?? []).map((node) => [node, index] as const)),
  );

  const ownLane = (element: BpmnElement, frame: BpmnElement | null): number | undefined => {
    const role = propertyOf(element, 'role');
    const byRole = role === undefined ? -1 : lanes.findIndex((lane) => isLaneOf(role, lane));
    const byList = listed.get(element);
    if (frame && byRole >= 0) return byRole;
    return byList ?? (byRole >= 0 ? byRole : undefined);
  };

  const search = (element: BpmnElement, frame: BpmnElement | null, seen: Set<BpmnElement>): number | undefined => {
    if (seen.has(element)) return undefined;
    seen.add(element);
    const own = ownLane(element, frame);
    if (own !== undefined) return own;
    const host = element.attachedToRef;
    if (host) return search(host, frame, seen);
    for (const neighbor of neighborsOf(element, frame ?? process)) {
      const lane = search(neighbor, frame, seen);
      if (lane !== undefined) return lane;
    }
    return firstOf((element.flowElements ?? []).map((child) => ownLane(child, element)));
  };

  return (element, frame) => search(element, frame, new Set()) ?? (frame ? (search(frame, null, new Set()) ?? 0) : 0);
}

/** Everything in lane 0: for scopes without lanes. */
export const singleLane: LaneOf = () => 0;

/** What leads to the element first, then where it leads: automatic steps stay with whoever triggered them. */
function neighborsOf(element: BpmnElement, scope: BpmnElement): readonly BpmnElement[] {
  const flows = scope.flowElements ?? [];
  const before = flows.filter((flow) => flow.targetRef === element).map((flow) => flow.sourceRef);
  const after = flows.filter((flow) => flow.sourceRef === element).map((flow) => flow.targetRef);
  return [...before, ...after].flatMap((neighbor) => (neighbor ? [neighbor] : []));
}

function isLaneOf(role: string, lane: BpmnElement): boolean {
  if (propertyOf(lane, 'role') !== undefined) return propertyOf(lane, 'role') === role;
  return slug(namesOf(lane).en) === role || idOf(lane) === role;
}

function slug(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
}

function firstOf(lanes: readonly (number | undefined)[]): number | undefined {
  return lanes.find((lane) => lane !== undefined);
}
