import { expect, test } from 'vitest';
import { readHours, writeHours } from '../../rules/hours-text.ts';

test.each([
  [
    '09:00-12:00, 13:00–15:30',
    [
      ['09:00', '12:00'],
      ['13:00', '15:30'],
    ],
  ],
  ['9:00 - 24:00', [['09:00', '24:00']]],
  [
    '09：00－12：00，13：00至15：30',
    [
      ['09:00', '12:00'],
      ['13:00', '15:30'],
    ],
  ],
  ['', []],
  [' , ', []],
])('given the hours "%s", when they are read and written, then they are the same', (typed, hours) => {
  expect(readHours(typed)).toEqual(hours);
  expect(readHours(writeHours(readHours(typed) ?? []))).toEqual(hours);
});

test.each([
  '9-12',
  '12:00-09:00',
  '09:00-12:00, 11:00-13:00',
  '24:00-24:00',
  '09:00-25:00',
  '09:60-10:00',
  'noon',
  '09:00',
])('given the hours "%s", then they are not guessed', (typed) => {
  expect(readHours(typed)).toBeUndefined();
});
