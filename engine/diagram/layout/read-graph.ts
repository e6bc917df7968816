import { type BpmnElement, idOf, namesOf } from '../element.ts';
import { kindOf } from '../node-kind.ts';
import { labelSize } from '../text/label-size.ts';
import type { LayoutFlow, LayoutFrame, LayoutGraph, LayoutGuest, LayoutNode } from './graph.ts';
import type { LaneOf } from './lane-of.ts';
import type { Scene } from './scene.ts';
import { sizeOf } from './sizes.ts';

/** What the graph of a scope depends on besides the scope. */
export interface GraphSetting {
  readonly laneCount: number;
  readonly laneOf: LaneOf;
  /** Width of every task in px. */
  readonly taskWidth: number;
  /** Boundary events that sit on the other edge of their host than usual. */
  readonly turned?: ReadonlySet<string>;
  /** Lays out what is placed as one shape: event sub-processes and frames inside frames. */
  readonly layOutInner: (scope: BpmnElement) => Scene;
}

/** Turns a scope of the model into the graph that is laid out. */
export function readGraph(scope: BpmnElement, setting: GraphSetting): LayoutGraph {
  const elements = scope.flowElements ?? [];
  const opened = elements.filter((element) => kindOf(element) === 'frame' && element.triggeredByEvent !== true);
  const scopes = [scope, ...opened];
  const guestElements = scopes.flatMap((each) => each.flowElements ?? []).filter((each) => kindOf(each) === 'boundary');
  const guestCount = (host: BpmnElement) => guestElements.filter((guest) => guest.attachedToRef === host).length;

  const nodesIn = (each: BpmnElement): readonly LayoutNode[] =>
    (each.flowElements ?? []).flatMap((element) => {
      const kind = kindOf(element);
      if (!kind || kind === 'boundary' || opened.includes(element)) return [];
      const inner = kind === 'frame' ? setting.layOutInner(element) : null;
      const frame = each === scope ? null : each;
      const names = namesOf(element);
      return [
        {
          ...(inner ?? sizeOf(element, guestCount(element), setting.taskWidth)),
          id: idOf(element),
          element,
          kind,
          names,
          label: kind === 'event' || kind === 'gateway' ? labelSize(names) : undefined,
          lane: setting.laneOf(element, frame),
          frame: frame ? idOf(frame) : null,
          inner,
          detached: element.triggeredByEvent === true,
        },
      ];
    });

  return {
    laneCount: setting.laneCount,
    nodes: scopes.flatMap(nodesIn),
    frames: opened.map(readFrame),
    guests: guestElements.flatMap(readGuest),
    flows: scopes.flatMap(flowsIn),
    turned: setting.turned ?? new Set(),
  };
}

function readFrame(element: BpmnElement): LayoutFrame {
  const children = (element.flowElements ?? []).filter((child) => {
    const kind = kindOf(child);
    return kind !== undefined && kind !== 'boundary';
  });
  return { id: idOf(element), element, names: namesOf(element), children: children.map(idOf) };
}

function readGuest(element: BpmnElement): readonly LayoutGuest[] {
  const host = element.attachedToRef;
  if (!host) return [];
  const names = namesOf(element);
  return [{ id: idOf(element), element, names, host: idOf(host) }];
}

/** Sequence flows in the order of the file, which is the order of reading; then compensation associations. */
function flowsIn(scope: BpmnElement): readonly LayoutFlow[] {
  return [...(scope.flowElements ?? []), ...(scope.artifacts ?? [])].flatMap((element) => {
    const { sourceRef, targetRef } = element;
    if (!sourceRef || !targetRef || !kindOf(sourceRef) || !kindOf(targetRef)) return [];
    const names = namesOf(element);
    return [
      { id: idOf(element), element, names, label: labelSize(names), source: idOf(sourceRef), target: idOf(targetRef) },
    ];
  });
}
