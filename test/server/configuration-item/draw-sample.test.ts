import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawSample } from '../../../server/features/configuration-item/draw-sample.ts';
import { percentOf } from '../../../server/features/configuration-item/percent.ts';

const items = (counts: Readonly<Record<string, number>>) =>
  Object.entries(counts).flatMap(([stratum, count]) =>
    Array.from({ length: count }, (_, n) => ({ number: `${stratum}-${n}`, stratum })),
  );
const sharesOf = (counts: Readonly<Record<string, number>>, size: number) => {
  const drawn = drawSample(items(counts), size, 'CFA000001');
  return Object.fromEntries(
    Object.keys(counts).map((key) => [key, drawn.filter(({ stratum }) => stratum === key).length]),
  );
};

describe('a sample', () => {
  test('given one stratum, then it is the first ones by the hash of seed and number', () => {
    const all = items({ a: 50 });
    const rank = (number: string) => createHash('sha256').update(`CFA000001:${number}`).digest('hex');
    const expected = all.toSorted((x, y) => (rank(x.number) < rank(y.number) ? -1 : 1)).slice(0, 7);

    expect(drawSample(all, 7, 'CFA000001')).toEqual(expected);
    expect(drawSample(all.toReversed(), 7, 'CFA000001')).toEqual(expected);
    expect(drawSample(all, 7, 'CFA000002')).not.toEqual(expected);
  });

  test.each([
    { what: 'exact shares', counts: { a: 60, b: 30, c: 10 }, size: 10, shares: { a: 6, b: 3, c: 1 } },
    { what: 'largest remainder', counts: { a: 50, b: 33, c: 17 }, size: 10, shares: { a: 5, b: 3, c: 2 } },
    { what: 'equal remainders by name', counts: { a: 1, b: 1, c: 1 }, size: 2, shares: { a: 1, b: 1, c: 0 } },
    { what: 'one each while there are enough', counts: { a: 97, b: 2, c: 1 }, size: 5, shares: { a: 3, b: 1, c: 1 } },
    { what: 'more than there are', counts: { a: 2, b: 1 }, size: 9, shares: { a: 2, b: 1 } },
    { what: 'none', counts: { a: 2 }, size: 0, shares: { a: 0 } },
  ])('given $what, then places are shared like that', ({ counts, size, shares }) => {
    expect(sharesOf(counts, size)).toEqual(shares);
  });

  test('given any strata, then exactly as many are drawn, each once, and every stratum while there are enough', () => {
    const strata = fc.dictionary(fc.stringMatching(/^[a-z]{1,3}$/), fc.integer({ min: 1, max: 40 }), {
      minKeys: 1,
      maxKeys: 8,
    });
    fc.assert(
      fc.property(strata, fc.integer({ min: 0, max: 120 }), (counts, size) => {
        const all = items(counts);
        const drawn = drawSample(all, size, 's');
        expect(drawn).toHaveLength(Math.min(size, all.length));
        expect(new Set(drawn).size).toBe(drawn.length);
        if (size >= Object.keys(counts).length)
          expect(new Set(drawn.map(({ stratum }) => stratum)).size).toBe(Object.keys(counts).length);
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  [187, 195, 95.9],
  [183, 195, 93.85],
  [1, 3, 33.33],
  [2, 3, 66.67],
  [1, 8, 12.5],
  [0, 5, 0],
  [0, 0, null],
])('given %d of %d, then %d percent', (part, whole, percent) => {
  expect(percentOf(part, whole)).toBe(percent);
});
