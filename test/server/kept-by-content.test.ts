import { expect, test } from 'vitest';
import { keptByContent } from '../../server/kept-by-content.ts';

test('given a text that was seen before, then what was made of it is given again', async () => {
  let made = 0;
  const shout = keptByContent(async (text) => `${text.toUpperCase()} ${++made}`);

  expect([await shout('a'), await shout('b'), await shout('a')]).toEqual(['A 1', 'B 2', 'A 1']);
});

test('given more texts than are kept, then the oldest is made anew', async () => {
  let made = 0;
  const count = keptByContent(async () => ++made, 2);
  for (const text of ['a', 'b', 'c']) await count(text);

  expect([await count('c'), await count('a')]).toEqual([3, 4]);
});

test('given a text nothing could be made of, then it is tried again', async () => {
  let tries = 0;
  const fail = keptByContent(async () => {
    tries += 1;
    throw new Error('no');
  });

  await expect(fail('a')).rejects.toThrow('no');
  await expect(fail('a')).rejects.toThrow('no');
  expect(tries).toBe(2);
});

test('given something made at once, then it is the same thing the next time', () => {
  const list = keptByContent((text) => [text]);

  expect(list('a')).toBe(list('a'));
});
