import { describe, expect, test } from 'vitest';

import { findingsOf, measureDrawing } from '../../../engine/diagram/check/check-diagram.ts';
import type { Drawing } from '../../../engine/diagram/drawing.ts';
import { type DiagramFinding, type MetricName, thresholds } from '../../../engine/diagram/index.ts';
import { box, extended, flawless, flow, node, spoiled } from './a-drawing.ts';

const points = (...corners: readonly (readonly [number, number])[]) => ({
  points: corners.map(([x, y]) => ({ x, y })),
});
const names = (en: string, zh = en) => ({ names: { en, zh } });
const manyTasks = (count: number, spacing: number): Drawing =>
  extended(
    Array.from({ length: count }, (_, index) => node(`T${index}`, 'task', box(900 + index * spacing, 60, 100, 80))),
  );

interface Case {
  readonly metric: MetricName;
  readonly fault: string;
  readonly drawing: Drawing;
  readonly undrawn?: readonly string[];
  readonly elements: readonly string[];
}

const errors: readonly Case[] = [
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
  {
    metric: 'undockedEnds',
    fault: 'an end in the air',
    drawing: spoiled({ 'S-A': points([136, 100], [190, 100]) }),
    elements: ['S-A', 'A'],
  },
  {
    metric: 'labelOnShape',
    fault: 'a name on a task',
    drawing: spoiled({ G: { label: box(270, 80, 60, 14) } }),
    elements: ['G', 'A'],
  },
  {
    metric: 'labelOnLine',
    fault: 'a name on its line',
    drawing: spoiled({ 'G-B': { label: box(425, 93, 26, 14) } }),
    elements: ['G-B', 'G-B'],
  },
  {
    metric: 'labelOnLabel',
    fault: 'a name on a name',
    drawing: spoiled({ 'G-B': { label: box(380, 58, 26, 14) } }),
    elements: ['G', 'G-B'],
  },
  {
    metric: 'labelOnBorder',
    fault: 'a name across the lane border',
    drawing: spoiled({ X: { label: box(360, 272, 50, 14) } }),
    elements: ['X', 'lane'],
  },
  {
    metric: 'labelTooLargeEn',
    fault: 'an English name larger than its box',
    drawing: spoiled({ G: names('Covered by the contract?') }),
    elements: ['G'],
  },
  {
    metric: 'labelTooLargeZh',
    fault: 'a Chinese name larger than its box',
    drawing: spoiled({ G: names('Covered?', '是否在合同约定的保障范围内?') }),
    elements: ['G'],
  },
  { metric: 'missingLabel', fault: 'a name without a box', drawing: spoiled({ G: { label: null } }), elements: ['G'] },
  {
    metric: 'taskTextEn',
    fault: 'a word wider than the task',
    drawing: spoiled({ A: names('Internationalization', '国际化') }),
    elements: ['A'],
  },
  {
    metric: 'taskTextZh',
    fault: 'five lines of Chinese',
    drawing: spoiled({ A: names('Check', '检查索赔是否在合同约定的保障范围之内并且通知客户本人以及其全部代理人') }),
    elements: ['A'],
  },
  {
    metric: 'textOverIconEn',
    fault: 'three lines over the icon',
    drawing: spoiled({ A: names('Look up service items and similar claims', '查找') }),
    elements: ['A'],
  },
  {
    metric: 'textOverIconZh',
    fault: 'three Chinese lines over the icon',
    drawing: spoiled({ A: names('Look up', '查找服务与配置项以及类似的索赔记录') }),
    elements: ['A'],
  },
  {
    metric: 'nodesPerRow',
    fault: 'stairs',
    drawing: {
      ...flawless,
      nodes: Array.from({ length: 6 }, (_, row) => node(`T${row}`, 'task', box(row * 150, row * 120, 100, 80))),
      flows: [],
    },
    elements: [],
  },
  {
    metric: 'nearMisses',
    fault: 'two tasks almost in line',
    drawing: spoiled({ B: { box: box(500, 66, 100, 80) } }),
    elements: ['G', 'B'],
  },
  {
    metric: 'closeRows',
    fault: 'rows 8 px apart',
    drawing: extended([node('P', 'event', box(780, 90, 36, 36))]),
    elements: ['S', 'A', 'G', 'B', 'E', 'P'],
  },
  {
    metric: 'smallestGap',
    fault: 'tasks almost touching',
    drawing: extended([node('P', 'event', box(745, 82, 36, 36))]),
    elements: ['E', 'P'],
  },
  {
    metric: 'taskSizes',
    fault: 'three sizes of tasks',
    drawing: extended([node('P', 'task', box(900, 60, 120, 80)), node('Q', 'task', box(1100, 50, 140, 100))]),
    elements: ['B', 'P', 'Q'],
  },
  {
    metric: 'framePad',
    fault: 'a child at the border of its frame',
    drawing: extended([
      node('F', 'frame', box(900, 40, 200, 200)),
      node('C', 'task', box(905, 90, 100, 80), { frame: 'F' }),
    ]),
    elements: ['C', 'F'],
  },
  {
    metric: 'outsideLane',
    fault: 'a node outside its lane',
    drawing: spoiled({ X: { box: box(367, 292, 36, 36) } }),
    elements: ['X', 'lane'],
  },
  {
    metric: 'lanePad',
    fault: 'a node at the border of its lane',
    drawing: spoiled({ X: { box: box(367, 240, 36, 36) } }),
    elements: ['X', 'lane'],
  },
  { metric: 'nodes', fault: 'more than 35 nodes', drawing: manyTasks(30, 50), elements: [] },
  {
    metric: 'width',
    fault: 'wider than 2900 px',
    drawing: manyTasks(1, 0).nodes.length > 0 ? extended([node('P', 'event', box(3000, 82, 36, 36))]) : flawless,
    elements: [],
  },
  {
    metric: 'areaPerNode',
    fault: 'few nodes on much paper',
    drawing: extended([node('P', 'event', box(2000, 900, 36, 36))]),
    elements: [],
  },
];

describe('the diagram checker', () => {
  test('given a flawless drawing, when it is checked, then there is no finding', () => {
    expect(findingsOf(measureDrawing(flawless))).toEqual([]);
  });

  test.each(errors)(
    'given $fault, when it is checked, then $metric is an error there',
    ({ metric, drawing, undrawn, elements }) => {
      const findings = findingsOf(measureDrawing(drawing, undrawn)).filter((finding) => finding.metric === metric);

      expect(findings).toContainEqual(expect.objectContaining({ severity: 'error', elements }));
      expect(findings[0]?.threshold).toBe(thresholds[metric].error);
    },
  );

  test('given all metrics, then each has a drawing that fails it', () => {
    expect(new Set(errors.map(({ metric }) => metric))).toEqual(new Set(Object.keys(thresholds)));
  });

  test('given a value between the limits, when it is checked, then it is a warning', () => {
    const drawing = spoiled({ 'B-E': points([736, 100], [600, 100]) });

    const findings = findingsOf(measureDrawing(drawing)).filter(({ metric }) => metric === 'enterFromRight');

    const expected: DiagramFinding = {
      metric: 'enterFromRight',
      value: 1,
      threshold: 0,
      severity: 'warning',
      elements: ['B-E'],
    };
    expect(findings).toEqual([expected]);
  });

  test('given a line back to where the flow came from, when it is checked, then it counts as a loop', () => {
    const drawing = extended(
      [],
      [
        flow('B', 'A', [
          [550, 140],
          [550, 170],
          [250, 170],
          [250, 140],
        ]),
      ],
    );

    const leftToRight = measureDrawing(drawing).find(({ metric }) => metric === 'leftToRight');

    expect(leftToRight).toMatchObject({ value: 1, severity: 'good' });
  });
});
