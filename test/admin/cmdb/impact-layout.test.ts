import { describe, expect, test } from 'vitest';
import { pictureOf } from '../../../admin/src/resources/cmdb/impactLayout.ts';
import { typedValue } from '../../../admin/src/resources/cmdb/typedValue.ts';

const node = (id: string, depth: number) => ({ id, name: id.toUpperCase(), type: 'server', status: 'live', depth });
const reach = { services: [], hidden: 0, complete: true };

describe('the picture of an impact', () => {
  test('given three levels, then each is a column and every relation between shown items a line', () => {
    const picture = pictureOf({
      ...reach,
      nodes: [node('rack', 0), node('host', 1), node('app', 2)],
      edges: [
        { source: 'host', type: 'located-in', target: 'rack' },
        { source: 'app', type: 'runs-on', target: 'host' },
        { source: 'app', type: 'runs-on', target: 'elsewhere' },
      ],
    });

    expect(picture.nodes.map(({ id, x, y }) => `${id} ${x} ${y}`)).toEqual(['rack 0 0', 'host 210 0', 'app 420 0']);
    expect(picture.lines.map(({ key }) => key)).toEqual(['host located-in rack', 'app runs-on host']);
    expect([picture.width, picture.height]).toEqual([570, 34]);
  });

  test('given more than twelve on a level, then the rest is counted', () => {
    const many = Array.from({ length: 15 }, (_, n) => node(`app-${n}`, 1));
    const { nodes, more } = pictureOf({ ...reach, nodes: [node('host', 0), ...many], edges: [] });

    expect(nodes).toHaveLength(13);
    expect(more).toMatchObject([{ depth: 1, count: 3 }]);
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
