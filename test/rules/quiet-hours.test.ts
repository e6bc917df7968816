import { describe, expect, test } from 'vitest';
import { noticeTime } from '../../rules/quiet-hours.ts';

const night = { zone: 'Europe/Berlin', from: '22:00', to: '07:00', days: [7] };
const noon = { zone: 'Asia/Shanghai', from: '12:00', to: '13:30' };

describe('quiet hours', () => {
  test.each([
    ['before the night', night, '2026-03-10T21:59:00+01:00', '2026-03-10T21:59:00+01:00'],
    ['at its first minute', night, '2026-03-10T22:00:00+01:00', '2026-03-11T07:00:00+01:00'],
    ['after midnight', night, '2026-03-11T00:10:00+01:00', '2026-03-11T07:00:00+01:00'],
    ['at its end', night, '2026-03-11T07:00:00+01:00', '2026-03-11T07:00:00+01:00'],
    ['before a quiet Sunday', night, '2026-03-14T23:00:00+01:00', '2026-03-16T07:00:00+01:00'],
    ['on a quiet Sunday', night, '2026-03-15T12:00:00+01:00', '2026-03-16T07:00:00+01:00'],
    [
      'over the change to summer time',
      { ...night, days: [] },
      '2026-03-28T23:00:00+01:00',
      '2026-03-29T07:00:00+02:00',
    ],
    [
      'over the change to winter time',
      { ...night, days: [] },
      '2026-10-24T23:00:00+02:00',
      '2026-10-25T07:00:00+01:00',
    ],
    ['in the noon rest', noon, '2026-03-10T12:00:30+08:00', '2026-03-10T13:30:00+08:00'],
    ['before the noon rest', noon, '2026-03-10T11:59:59+08:00', '2026-03-10T11:59:59+08:00'],
  ])('given a notice %s, then it goes out in time', (_, quiet, at, expected) => {
    expect(noticeTime(new Date(at), quiet, false)).toEqual(new Date(expected));
  });

  test('given an urgent notice, or nobody who wants quiet, then it goes out at once', () => {
    const at = new Date('2026-03-11T00:10:00+01:00');

    expect([noticeTime(at, night, true), noticeTime(at, undefined, false)]).toEqual([at, at]);
  });

  test('given quiet all week long, then it is refused', () => {
    expect(() => noticeTime(new Date(0), { ...night, days: [1, 2, 3, 4, 5, 6, 7] }, false)).toThrow(
      expect.objectContaining({ code: 'CALENDAR_NEVER_OPENS' }),
    );
  });
});
