import { box, extended, flawless, flow, node, spoiled } from './a-drawing.ts';
import { type BadDrawing, points } from './bad-drawing.ts';

export const badLines: readonly BadDrawing[] = [
  { metric: 'undrawn', fault: 'an element without a shape', drawing: flawless, undrawn: ['T1'], elements: ['T1'] },
  {
    metric: 'shapeOverlap',
    fault: 'a task on another',
    drawing: spoiled({ B: { box: box(280, 60, 100, 80) } }),
    elements: ['A', 'B'],
  },
  {
    metric: 'throughShape',
    fault: 'a line through a task',
    drawing: extended(
      [],
      [
        flow('S', 'G', [
          [118, 118],
          [118, 130],
          [350, 130],
          [385, 130],
          [385, 125],
        ]),
      ],
    ),
    elements: ['S-G', 'A'],
  },
  {
    metric: 'throughShape',
    fault: 'a line out of a frame it should stay in',
    drawing: extended(
      [
        node('F', 'frame', box(900, 40, 400, 200)),
        node('C', 'task', box(950, 80, 100, 80), { frame: 'F' }),
        node('D', 'task', box(1150, 80, 100, 80), { frame: 'F' }),
      ],
      [
        flow('C', 'D', [
          [1000, 80],
          [1000, 20],
          [1200, 20],
          [1200, 80],
        ]),
      ],
    ),
    elements: ['C-D', 'F'],
  },
  {
    metric: 'overlaps',
    fault: 'a line on the line of strangers',
    drawing: extended(
      [node('P', 'event', box(612, 182, 36, 36)), node('Q', 'event', box(782, 182, 36, 36))],
      [
        flow('P', 'Q', [
          [630, 182],
          [630, 100],
          [690, 100],
          [690, 200],
          [782, 200],
        ]),
      ],
    ),
    elements: ['B-E', 'P-Q'],
  },
  {
    metric: 'crossingsPerFlow',
    fault: 'a line across another',
    drawing: extended(
      [node('P', 'event', box(632, 10, 36, 36)), node('Q', 'event', box(632, 182, 36, 36))],
      [
        flow('P', 'Q', [
          [650, 46],
          [650, 182],
        ]),
      ],
    ),
    elements: ['B-E', 'P-Q'],
  },
  {
    metric: 'bendsPerFlow',
    fault: 'lines that wind',
    drawing: spoiled({
      'S-A': points([136, 100], [150, 100], [150, 40], [160, 40], [160, 100], [200, 100]),
      'B-E': points([600, 100], [620, 100], [620, 40], [650, 40], [650, 100], [700, 100]),
    }),
    elements: ['S-A'],
  },
  {
    metric: 'mostBends',
    fault: 'one line with six bends',
    drawing: spoiled({
      'S-A': points([136, 100], [146, 100], [146, 40], [166, 40], [166, 160], [186, 160], [186, 100], [200, 100]),
    }),
    elements: ['S-A'],
  },
  {
    metric: 'straightFlows',
    fault: 'hardly a straight line',
    drawing: spoiled({
      'S-A': points([118, 82], [118, 50], [250, 50], [250, 60]),
      'A-G': points([300, 100], [330, 100], [330, 50], [385, 50], [385, 75]),
      'B-E': points([600, 100], [650, 100], [650, 50], [718, 50], [718, 82]),
      'G-B': points([410, 100], [450, 100], [450, 50], [550, 50], [550, 60]),
    }),
    elements: ['S-A'],
  },
  {
    metric: 'diagonals',
    fault: 'a slanting line',
    drawing: spoiled({ 'S-A': points([136, 100], [200, 90]) }),
    elements: ['S-A'],
  },
  {
    metric: 'jogs',
    fault: 'two steps of a few px',
    drawing: spoiled({
      'S-A': points([136, 100], [160, 100], [160, 104], [200, 104]),
      'A-G': points([300, 100], [330, 100], [330, 103], [360, 103]),
    }),
    elements: ['S-A'],
  },
  {
    metric: 'leftToRight',
    fault: 'the flow runs backwards',
    drawing: spoiled({
      E: { box: box(400, 192, 36, 36) },
      X: { box: box(100, 192, 36, 36) },
      'B-E': points([550, 140], [550, 210], [436, 210]),
      'G-X': points([385, 125], [385, 210], [136, 210]),
    }),
    elements: ['G-X'],
  },
  {
    metric: 'enterFromRight',
    fault: 'two lines that enter from the right',
    drawing: spoiled({
      'B-E': points([550, 140], [550, 160], [760, 160], [760, 100], [736, 100]),
      'G-X': points([385, 125], [430, 125], [430, 210], [403, 210]),
    }),
    elements: ['G-X'],
  },
  {
    metric: 'detour',
    fault: 'a long way round',
    drawing: spoiled({ 'B-E': points([550, 60], [550, 10], [820, 10], [820, 270], [718, 270], [718, 118]) }),
    elements: ['B-E'],
  },
];
