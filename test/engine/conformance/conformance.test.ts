import { describe, expect, test } from 'vitest';

import { cases } from './cases/index.ts';
import { play } from './play.ts';

describe.each([
  { mode: 'plain', reload: false },
  { mode: 'reloaded between all steps', reload: true },
])('given an instance that is $mode', ({ reload }) => {
  test.each(cases)('given $construct, when $when, then its trace is the expected one', async (each) => {
    const { trace, vars } = await play(each, { reload });

    expect(trace).toBe(each.trace);
    expect(vars).toMatchObject(each.leaves ?? {});
  });
});

test('given the cases, then no two are called the same', () => {
  const names = cases.map(({ construct, when }) => `${construct}: ${when}`);

  expect(new Set(names).size).toBe(names.length);
});
