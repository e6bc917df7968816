import { expect, test } from 'vitest';
import { DatabaseClock } from '../../../server/database/database-clock.ts';

const begin = new Date('2026-03-02T01:00:00.000Z');

/** A clock whose process counts `steady.ms`, and whose database answers after `takes` milliseconds. */
function aClock() {
  const steady = { ms: 1000 };
  const clock = new DatabaseClock(() => steady.ms, begin);
  const hear = (iso: string, takes = 0) =>
    clock.follow(async () => {
      steady.ms += takes;
      return new Date(iso);
    });
  return { clock, steady, hear };
}

test('given a database five minutes ahead, then its time is told and counted on', async () => {
  const { clock, steady, hear } = aClock();
  await hear('2026-03-02T01:05:00.000Z', 20);
  steady.ms += 500;

  expect(clock.now().toISOString()).toBe('2026-03-02T01:05:00.510Z');
});

test('given a database whose clock is corrected by two seconds back, then time stands still until it is caught up', async () => {
  const { clock, steady, hear } = aClock();
  await hear('2026-03-02T01:00:10.000Z');
  const before = clock.now();
  await hear('2026-03-02T01:00:08.000Z');

  expect(clock.now()).toEqual(before);
  steady.ms += 1500;
  expect(clock.now()).toEqual(before);
  steady.ms += 1000;
  expect(clock.now().toISOString()).toBe('2026-03-02T01:00:10.500Z');
});

test('given a database set back by an hour, then it is followed: nodes of one database agree', async () => {
  const { clock, hear } = aClock();
  clock.now();
  await hear('2026-03-02T00:00:00.000Z');

  expect(clock.now().toISOString()).toBe('2026-03-02T00:00:00.000Z');
});

test('given an answer that took longer than a second, then it is not believed', async () => {
  const { clock, hear } = aClock();
  await hear('2026-03-02T09:00:00.000Z', 1500);

  expect(clock.now().toISOString()).toBe('2026-03-02T01:00:01.500Z');
});
