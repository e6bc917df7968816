import type { Drawing, DrawnFlow, DrawnNode } from '../../../engine/diagram/drawing.ts';
import type { Box, Point } from '../../../engine/diagram/geometry.ts';

/*
 * A small flawless drawing, and ways to spoil it:
 *
 *   lane   (S)----[ A ]----<G>--yes--[ B ]----(E)
 *                            |no
 *                           (X)
 */

const named = (name: string) => ({ en: name, zh: name });

export function node(id: string, kind: DrawnNode['kind'], box: Box, more: Partial<DrawnNode> = {}): DrawnNode {
  const types = {
    task: 'bpmn:UserTask',
    event: 'bpmn:EndEvent',
    boundary: 'bpmn:BoundaryEvent',
    gateway: 'bpmn:ExclusiveGateway',
    frame: 'bpmn:SubProcess',
  };
  return {
    id,
    kind,
    type: types[kind],
    names: named(''),
    box,
    label: null,
    frame: null,
    host: null,
    lane: null,
    ...more,
  };
}

export function flow(
  source: string,
  target: string,
  points: readonly (readonly [number, number])[],
  more: Partial<DrawnFlow> = {},
): DrawnFlow {
  const corners: readonly Point[] = points.map(([x, y]) => ({ x, y }));
  return { id: `${source}-${target}`, source, target, points: corners, names: named(''), label: null, ...more };
}

export const box = (x: number, y: number, width: number, height: number): Box => ({ x, y, width, height });

/** The drawing above, without a finding. */
export const flawless: Drawing = {
  pools: [{ id: 'pool', names: named('Pool'), box: box(0, 0, 860, 280) }],
  lanes: [{ id: 'lane', names: named('Lane'), box: box(30, 0, 830, 280) }],
  nodes: [
    node('S', 'event', box(100, 82, 36, 36), { type: 'bpmn:StartEvent', lane: 'lane' }),
    node('A', 'task', box(200, 60, 100, 80), { names: named('Check claim'), lane: 'lane' }),
    node('G', 'gateway', box(360, 75, 50, 50), { names: named('Covered?'), label: box(355, 55, 60, 14), lane: 'lane' }),
    node('B', 'task', box(500, 60, 100, 80), { names: named('Pay claim'), lane: 'lane' }),
    node('E', 'event', box(700, 82, 36, 36), {
      names: named('Claim paid'),
      label: box(685, 122, 66, 14),
      lane: 'lane',
    }),
    node('X', 'event', box(367, 192, 36, 36), { names: named('Refused'), label: box(360, 232, 50, 14), lane: 'lane' }),
  ],
  flows: [
    flow('S', 'A', [
      [136, 100],
      [200, 100],
    ]),
    flow('A', 'G', [
      [300, 100],
      [360, 100],
    ]),
    flow(
      'G',
      'B',
      [
        [410, 100],
        [500, 100],
      ],
      { names: named('yes'), label: box(425, 82, 26, 14) },
    ),
    flow(
      'G',
      'X',
      [
        [385, 125],
        [385, 192],
      ],
      { names: named('no'), label: box(394, 140, 20, 14) },
    ),
    flow('B', 'E', [
      [600, 100],
      [700, 100],
    ]),
  ],
};

/** The flawless drawing with some of its elements drawn differently. */
export function spoiled(changes: Readonly<Record<string, Partial<DrawnNode> | Partial<DrawnFlow>>>): Drawing {
  const change = <T extends { readonly id: string }>(item: T): T => ({ ...item, ...changes[item.id] });
  return { ...flawless, nodes: flawless.nodes.map(change), flows: flawless.flows.map(change) };
}

/** The flawless drawing with more in it. */
export function extended(nodes: readonly DrawnNode[], flows: readonly DrawnFlow[] = []): Drawing {
  return { ...flawless, nodes: [...flawless.nodes, ...nodes], flows: [...flawless.flows, ...flows] };
}
