import { expect, test } from 'vitest';
import { shippedRuns } from './runner/shipped-stories.ts';

/** Numbers of the acceptance stories that are told, first and last. */
const told = [
  [1, 35],
  [61, 70],
] as const;

test('given the shipped packages, then the acceptance stories are there', () => {
  const ids = new Set(shippedRuns().map(({ title }) => title.slice(0, 4)));
  const wanted = told.flatMap(([first, last]) =>
    Array.from({ length: last - first + 1 }, (_, index) => `S-${String(first + index).padStart(2, '0')}`),
  );
  expect(wanted.filter((id) => !ids.has(id))).toEqual([]);
});
