import type { Drawing } from '../drawing.ts';
import { type BpmnElement, idOf, lanesOf, namesOf, processesOf } from '../element.ts';
import { kindOf } from '../node-kind.ts';
import { extentOf, type LaidOutScope, layOutProcess, shifted } from './draw-scope.ts';
import { taskWidth } from './sizes.ts';
import { plainVariant, type Variant } from './variant.ts';

/** px: where the diagram begins, the stripe with the name of a pool or lane, and the space between two pools. */
const origin = { x: 160, y: 80 };
const nameStripe = 30;
const poolGap = 60;

/** A file laid out, the pieces of its processes that may be moved to other rows, and the events that may be turned. */
export interface DiagramLayout {
  readonly drawing: Drawing;
  readonly movable: readonly string[];
  readonly turnable: readonly string[];
}

/**
 * Draws all processes of a file, one below the other. A process with lanes, or with a participant in the model,
 * stands in a pool.
 */
export function layOutDiagram(definitions: BpmnElement, variant: Variant = plainVariant): DiagramLayout {
  const processes = processesOf(definitions);
  const width = taskWidth(processes.flatMap(allElements));
  const participants = (definitions.rootElements ?? []).flatMap((root) => root.participants ?? []);
  let drawing: Drawing = { pools: [], lanes: [], nodes: [], flows: [] };
  const movable: string[] = [];
  const turnable: string[] = [];
  let y = origin.y;
  for (const process of processes) {
    const scope = layOutProcess(process, width, variant);
    const pool = participants.find((participant) => participant.processRef === process);
    const part = shifted(pool ? inPool(pool, process, scope) : scope.drawing, { x: origin.x, y });
    drawing = joined(drawing, part);
    movable.push(...scope.movable);
    turnable.push(...scope.turnable);
    y = extentOf(part).height + poolGap;
  }
  return { drawing, movable, turnable };
}

function inPool(pool: BpmnElement, process: BpmnElement, scope: LaidOutScope): Drawing {
  const lanes = lanesOf(process);
  const stripes = lanes.length > 0 ? 2 * nameStripe : nameStripe;
  const inside = shifted(scope.drawing, { x: stripes, y: 0 });
  return {
    ...inside,
    pools: [
      { id: idOf(pool), names: namesOf(pool), box: { x: 0, y: 0, width: scope.width + stripes, height: scope.height } },
    ],
    lanes: lanes.flatMap((lane, index) => {
      const box = scope.lanes[index];
      const stretched = box && { ...box, x: nameStripe, width: scope.width + nameStripe };
      return stretched ? [{ id: idOf(lane), names: namesOf(lane), box: stretched }] : [];
    }),
  };
}

function joined(a: Drawing, b: Drawing): Drawing {
  return {
    pools: [...a.pools, ...b.pools],
    lanes: [...a.lanes, ...b.lanes],
    nodes: [...a.nodes, ...b.nodes],
    flows: [...a.flows, ...b.flows],
  };
}

function allElements(scope: BpmnElement): readonly BpmnElement[] {
  return (scope.flowElements ?? []).flatMap((element) =>
    kindOf(element) === 'frame' ? [element, ...allElements(element)] : [element],
  );
}
