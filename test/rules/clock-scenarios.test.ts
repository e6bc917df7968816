import { describe, expect, test } from 'vitest';
import { type ClockEvent, dueOfPercent, readClock, stepsPassed } from '../../rules/clock.ts';
import { calendars, shanghai } from './support/calendars.ts';

/** Starts a clock at a local time of Shanghai. */
function started(at: string, target: string, calendar: 'cal-8x5' | 'cal-24x7' = 'cal-8x5'): ClockEvent {
  return { type: 'start', at: shanghai(at), target, calendar };
}

function dueOf(events: readonly ClockEvent[], percent = 100) {
  return dueOfPercent(events, calendars, percent);
}

const read = (events: readonly ClockEvent[], now: string) => readClock(events, calendars, shanghai(now));
const passed = (events: readonly ClockEvent[], percents: readonly number[], now: string) =>
  stepsPassed(events, calendars, percents, shanghai(now));

describe('S-01 happy path of a P3', () => {
  const resolution = [started('2026-03-06 16:30', 'PT24H')];

  test.each([
    [50, '2026-03-10 11:30'],
    [75, '2026-03-11 09:30'],
    [90, '2026-03-11 14:06'],
    [100, '2026-03-11 16:30'],
  ])('given Friday 16:30 and 24 hours of desk time, then %s percent is at %s', (percent, at) => {
    expect(dueOf(resolution, percent)).toEqual(shanghai(at));
  });

  test('given a response target of two hours, then it is due Monday 09:30 and its 75 percent is Friday 18:00', () => {
    const response = [started('2026-03-06 16:30', 'PT2H')];

    expect([dueOf(response), dueOf(response, 75)]).toEqual([
      shanghai('2026-03-09 09:30'),
      shanghai('2026-03-06 18:00'),
    ]);
  });

  test('given a resolution Wednesday 10:00, then nothing is breached and the 90 percent step was not passed', () => {
    const resolved: ClockEvent[] = [...resolution, { type: 'stop', at: shanghai('2026-03-11 10:00') }];

    expect(read(resolved, '2026-03-20 12:00')).toMatchObject({
      state: 'stopped',
      breachedAt: null,
      elapsedMs: 18.5 * 3_600_000,
      dueAt: shanghai('2026-03-11 16:30'),
    });
    expect(passed(resolved, [50, 75, 90, 100, 150], '2026-03-20 12:00').map(({ percent }) => percent)).toEqual([
      50, 75,
    ]);
  });
});

test('S-02 given a P1 registered Saturday 23:50 around the clock, then the ladder is 01:50 to 05:50', () => {
  const response = [started('2026-03-07 23:50', 'PT15M', 'cal-24x7')];
  const resolution = [started('2026-03-07 23:50', 'PT4H', 'cal-24x7')];

  expect(dueOf(response)).toEqual(shanghai('2026-03-08 00:05'));
  expect([50, 75, 90, 100, 150].map((percent) => dueOf(resolution, percent))).toEqual(
    ['01:50', '02:50', '03:26', '03:50', '05:50'].map((time) => shanghai(`2026-03-08 ${time}`)),
  );
  const restored: ClockEvent[] = [...resolution, { type: 'stop', at: shanghai('2026-03-08 03:20') }];
  expect(read(restored, '2026-03-08 06:00').breachedAt).toBeNull();
});

test('S-03 given nobody accepts in 30 minutes, then warning, critical and breach are exact and a late stop clears nothing', () => {
  const response: ClockEvent[] = [started('2026-03-02 17:30', 'PT30M', 'cal-24x7')];

  expect(passed(response, [75, 90, 100], '2026-03-02 18:00')).toEqual(
    [
      [75, '17:52:30'],
      [90, '17:57:00'],
      [100, '18:00:00'],
    ].map(([percent, time]) => {
      const at = shanghai(`2026-03-02 ${time}`);
      return { percent, reachedAt: at, passedAt: at };
    }),
  );
  expect(read(response, '2026-03-02 17:59:59').breachedAt).toBeNull();
  const accepted: ClockEvent[] = [...response, { type: 'stop', at: shanghai('2026-03-02 18:05') }];
  expect(read(accepted, '2026-03-03 10:00').breachedAt).toEqual(shanghai('2026-03-02 18:00'));
});

describe('S-04 waiting', () => {
  const resolution = started('2026-03-09 09:30', 'PT24H');
  const waiting: ClockEvent[] = [
    resolution,
    { type: 'pause', at: shanghai('2026-03-09 11:30'), reason: 'waiting-customer' },
  ];
  const resumed: ClockEvent[] = [...waiting, { type: 'resume', at: shanghai('2026-03-10 15:30') }];

  test('given the customer answers Tuesday 15:30, then the target moves to Friday 13:30', () => {
    expect([dueOf([resolution]), dueOf(resumed)]).toEqual([shanghai('2026-03-12 09:30'), shanghai('2026-03-13 13:30')]);
    expect(read(resumed, '2026-03-10 15:30')).toMatchObject({ state: 'running', elapsedMs: 2 * 3_600_000 });
  });

  test('given the customer has not answered, then no due date is promised, but one if the clock resumed now is known', () => {
    expect(read(waiting, '2026-03-10 15:30')).toMatchObject({
      state: 'paused',
      pausedBecause: 'waiting-customer',
      elapsedMs: 2 * 3_600_000,
      remainingMs: 22 * 3_600_000,
      dueAt: null,
      dueIfResumedNow: shanghai('2026-03-13 13:30'),
      breachedAt: null,
    });
    expect(dueOf(waiting)).toBeNull();
  });

  test('given the pause, then the intervals explain what counted', () => {
    expect(read(resumed, '2026-03-10 17:30').intervals).toEqual([
      interval('2026-03-09 09:30', '2026-03-09 11:30', 2, 'running'),
      { ...interval('2026-03-09 11:30', '2026-03-10 15:30', 0, 'waiting-customer'), counted: false },
      interval('2026-03-10 15:30', '2026-03-10 17:30', 2, 'running'),
    ]);
  });
});

function interval(from: string, to: string, hours: number, because: string) {
  return { from: shanghai(from), to: shanghai(to), counted: true, countedMs: hours * 3_600_000, because };
}

test('S-05 given the Spring Festival and a make-up workday, then both targets skip the one and use the other', () => {
  expect(dueOf([started('2026-02-13 17:00', 'PT2H')])).toEqual(shanghai('2026-02-14 10:00'));
  expect(dueOf([started('2026-02-13 17:00', 'PT24H')])).toEqual(shanghai('2026-02-25 17:00'));
});

describe('S-06 priority raised after the fact', () => {
  const resolution = started('2026-03-09 10:00', 'PT24H');
  const raised = (at: string): ClockEvent[] => [
    resolution,
    { type: 'retarget', at: shanghai(at), target: 'PT8H', calendar: 'cal-24x7' },
  ];

  test('given a raise at 19:00, then the new target is counted from the start and the breach bears 18:00', () => {
    expect(dueOf([resolution])).toEqual(shanghai('2026-03-12 10:00'));
    expect(read(raised('2026-03-09 19:00'), '2026-03-09 19:00')).toMatchObject({
      dueAt: shanghai('2026-03-09 18:00'),
      breachedAt: shanghai('2026-03-09 18:00'),
      elapsedMs: 9 * 3_600_000,
      remainingMs: -3_600_000,
    });
  });

  test('given a raise at 19:00, then all steps are newly passed at 19:00, in order, and none of them before', () => {
    const at = shanghai('2026-03-09 19:00');

    expect(passed(raised('2026-03-09 19:00'), [50, 75, 90, 100, 150], '2026-03-09 19:00')).toEqual(
      [
        [50, '14:00'],
        [75, '16:00'],
        [90, '17:12'],
        [100, '18:00'],
      ].map(([percent, time]) => ({ percent, reachedAt: shanghai(`2026-03-09 ${time}`), passedAt: at })),
    );
    expect(passed(raised('2026-03-09 19:00'), [50, 75, 90, 100], '2026-03-09 18:59')).toEqual([]);
  });

  test('given a raise at 14:30, then only the 50 percent step is passed and the target is 18:00', () => {
    expect(dueOf(raised('2026-03-09 14:30'))).toEqual(shanghai('2026-03-09 18:00'));
    expect(
      passed(raised('2026-03-09 14:30'), [50, 75, 90, 100], '2026-03-09 14:30').map(({ percent }) => percent),
    ).toEqual([50]);
  });

  test('given a response met at 10:20, when the priority is raised at 19:00, then it stays met', () => {
    const response: ClockEvent[] = [
      started('2026-03-09 10:00', 'PT2H'),
      { type: 'stop', at: shanghai('2026-03-09 10:20') },
      { type: 'retarget', at: shanghai('2026-03-09 19:00'), target: 'PT15M', calendar: 'cal-24x7' },
    ];

    expect(read(response, '2026-03-09 19:00')).toMatchObject({
      state: 'stopped',
      breachedAt: null,
      targetMs: 7_200_000,
    });
  });
});

describe('S-07 reopened incident', () => {
  const reopened: ClockEvent[] = [
    started('2026-03-02 09:00', 'PT24H'),
    { type: 'stop', at: shanghai('2026-03-03 17:00') },
    { type: 'continue', at: shanghai('2026-03-05 10:00') },
  ];

  test('given fifteen hours elapsed at the resolution, when it is reopened Thursday 10:00, then it is due Friday 11:00', () => {
    expect(read(reopened, '2026-03-04 12:00').elapsedMs).toBe(15 * 3_600_000);
    expect(dueOf(reopened)).toEqual(shanghai('2026-03-06 11:00'));
  });

  test('given the reopening, then the time it was resolved does not count', () => {
    expect(read(reopened, '2026-03-05 12:00')).toMatchObject({ state: 'running', elapsedMs: 17 * 3_600_000 });
    expect(read(reopened, '2026-03-05 12:00').intervals[1]).toMatchObject({ counted: false, because: 'stopped' });
  });
});

test('S-11 given nobody looked between 03:30 and 04:20, then the breach still bears 03:50', () => {
  const resolution = [started('2026-03-07 23:50', 'PT4H', 'cal-24x7')];

  expect(passed(resolution, [50, 75, 90, 100, 150], '2026-03-08 03:30').map(({ percent }) => percent)).toEqual([
    50, 75, 90,
  ]);
  expect(passed(resolution, [50, 75, 90, 100, 150], '2026-03-08 04:20').at(-1)).toEqual({
    percent: 100,
    reachedAt: shanghai('2026-03-08 03:50'),
    passedAt: shanghai('2026-03-08 03:50'),
  });
});
