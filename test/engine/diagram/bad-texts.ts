import { box, extended, flawless, node, spoiled } from './a-drawing.ts';
import { type BadDrawing, manyTasks, names, points } from './bad-drawing.ts';

export const badTexts: readonly BadDrawing[] = [
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
    metric: 'emptyLanes',
    fault: 'a lane with nothing in it',
    drawing: {
      ...flawless,
      lanes: [...flawless.lanes, { id: 'empty', ...names('Nobody'), box: box(30, 280, 830, 120) }],
    },
    elements: ['empty'],
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
