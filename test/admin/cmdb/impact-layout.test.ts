import { describe, expect, test } from 'vitest';
import { lineOf, nextBox, pictureOf } from '../../../admin/src/resources/cmdb/impactLayout.ts';
import { mapLevels, pathBetween } from '../../../admin/src/resources/cmdb/mapLevels.ts';
import { typedValue } from '../../../admin/src/resources/cmdb/typedValue.ts';

const node = (id: string, depth: number) => ({ id, name: id.toUpperCase(), type: 'server', status: 'live', depth });
const relation = (type: string, affects: 'source' | 'target' | 'none') => ({
  ...{ type, affects },
  label: { en: '', zh: '' },
  inverse: { en: '', zh: '' },
});
const relations = [
  relation('runs-on', 'source'),
  relation('located-in', 'source'),
  relation('feeds', 'target'),
  relation('replaces', 'none'),
];
const nodes = [node('rack', 0), node('host', 1), node('app', 2)];
const edges = [
  { source: 'host', type: 'located-in', target: 'rack' },
  { source: 'app', type: 'runs-on', target: 'host' },
  { source: 'app', type: 'runs-on', target: 'elsewhere' },
];

describe('the levels of a map', () => {
  test('given what fails with an item, then it stands to the right; what it relies on stands to the left', () => {
    expect([...mapLevels({ nodes, edges }, relations, 'up').values()]).toEqual([0, 1, 2]);
    expect([...mapLevels({ nodes, edges }, relations, 'down').values()].map((level) => level + 0)).toEqual([0, -1, -2]);
  });

  test('given both directions, then each side is told by which end a relation affects, also for what lies behind', () => {
    const around = [
      node('host', 0),
      node('rack', 1),
      node('app', 1),
      node('power', 1),
      node('old', 1),
      node('site', 2),
      node('user', 2),
    ];
    const levels = mapLevels(
      {
        nodes: around,
        edges: [
          { source: 'host', type: 'located-in', target: 'rack' },
          { source: 'app', type: 'runs-on', target: 'host' },
          { source: 'power', type: 'feeds', target: 'host' },
          { source: 'host', type: 'replaces', target: 'old' },
          { source: 'rack', type: 'located-in', target: 'site' },
          { source: 'user', type: 'runs-on', target: 'app' },
        ],
      },
      relations,
      'both',
    );

    expect(Object.fromEntries(levels)).toMatchObject({ rack: -1, app: 1, power: -1, old: -1, site: -2, user: 2 });
  });

  test('given a way, then it is the shortest one, and there is none to what is not related', () => {
    const ring = [...edges, { source: 'app', type: 'located-in', target: 'rack' }];
    expect(pathBetween(edges, 'rack', 'app')).toEqual(['rack', 'host', 'app']);
    expect(pathBetween(ring, 'rack', 'app')).toEqual(['rack', 'app']);
    expect(pathBetween(edges, 'rack', 'rack')).toEqual(['rack']);
    expect(pathBetween(edges, 'rack', 'nowhere')).toEqual([]);
  });
});

describe('the picture of an impact', () => {
  const levels = (of: readonly { readonly id: string; readonly depth: number }[]) =>
    new Map(of.map(({ id, depth }) => [id, depth]));

  test('given three levels, then each is a column and every relation between shown items a line', () => {
    const picture = pictureOf({ nodes, edges }, levels(nodes));

    expect(picture.nodes.map(({ id, x, y }) => `${id} ${x} ${y}`)).toEqual(['rack 0 0', 'host 280 0', 'app 560 0']);
    expect(picture.lines.map(({ key }) => key)).toEqual(['host located-in rack', 'app runs-on host']);
    expect(picture.lines.map(lineOf)).toEqual([
      'M 280 24 C 224 24, 224 24, 168 24',
      'M 560 24 C 504 24, 504 24, 448 24',
    ]);
    expect([picture.width, picture.height]).toEqual([728, 48]);
  });

  test('given items on both sides, then the first stands between them', () => {
    const picture = pictureOf(
      { nodes, edges },
      new Map([
        ['rack', 0],
        ['host', -1],
        ['app', 1],
      ]),
    );

    expect(picture.nodes.map(({ id, x }) => `${id} ${x}`)).toEqual(['host 0', 'rack 280', 'app 560']);
  });

  test('given more than twelve on a level, then the rest is counted', () => {
    const many = [node('host', 0), ...Array.from({ length: 15 }, (_, n) => node(`app-${n}`, 1))];
    const picture = pictureOf({ nodes: many, edges: [] }, levels(many));

    expect(picture.nodes).toHaveLength(13);
    expect(picture.more).toMatchObject([{ level: 1, count: 3 }]);
  });

  test('given arrow keys, then they walk along relations to the sides, and up and down a column', () => {
    const many = [node('host', 0), node('app-1', 1), node('app-2', 1), node('other', 1)];
    const picture = pictureOf(
      { nodes: many, edges: [{ source: 'app-2', type: 'runs-on', target: 'host' }] },
      levels(many),
    );
    const box = (id: string) => picture.nodes.find((each) => each.id === id) as (typeof picture.nodes)[number];

    expect(nextBox(picture, box('host'), 'ArrowRight')?.id).toBe('app-2');
    expect(nextBox(picture, box('host'), 'ArrowLeft')).toBeUndefined();
    expect(nextBox(picture, box('app-2'), 'ArrowLeft')?.id).toBe('host');
    expect(nextBox(picture, box('app-2'), 'ArrowUp')?.id).toBe('app-1');
    expect(nextBox(picture, box('app-2'), 'ArrowDown')?.id).toBe('other');
    expect(nextBox(picture, box('app-1'), 'ArrowUp')).toBeUndefined();
  });
});

describe('a value that is typed', () => {
  const label = { en: '', zh: '' };
  const attributes = [
    { key: 'memoryGb', type: 'int', label },
    { key: 'os', type: 'text', label },
  ] as const;

  test.each([
    ['attributes.memoryGb', ' 128 ', 128],
    ['attributes.memoryGb', 'much', 'much'],
    ['attributes.os', '7', '7'],
    ['criticality', '2', 2],
    ['exposed', '是', true],
    ['exposed', 'no', false],
    ['description', '  ', null],
    ['services', 'erp; hr;', ['erp', 'hr']],
    ['relations', 'runs-on: srv-07', [{ type: 'runs-on', target: 'srv-07' }]],
  ])('given %s "%s", then %j', (path, typed, value) => {
    expect(typedValue(path, typed, [...attributes])).toEqual(value);
  });
});
