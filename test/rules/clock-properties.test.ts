import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addServiceTime, elapsedServiceTime } from '../../rules/calendar.ts';
import { type ClockEvent, type ClockTarget, readClock } from '../../rules/clock.ts';
import { calendars, given, shanghai } from './support/calendars.ts';

const begin = shanghai('2026-02-12 08:00');
const minute = (count: number) => new Date(begin.getTime() + count * 60_000);
const hours = [
  ...Object.values(calendars),
  given('berlin', {
    weekdays: 6,
    intervals: [
      ['01:30', '02:30'],
      ['08:00', '17:00'],
    ],
    zone: 'Europe/Berlin',
  }),
  given('lord-howe', { weekdays: 7, intervals: [['01:00', '03:00']], zone: 'Australia/Lord_Howe' }),
];
const calendar = fc.constantFrom(...hours);
const start = fc.integer({ min: 0, max: 400_000 }).map(minute);
const ms = fc.integer({ min: 1, max: 400 * 3_600_000 });

describe('service time', () => {
  test('given any start and duration, then elapsed(s, add(s, d)) = d', () => {
    fc.assert(
      fc.property(calendar, start, ms, (each, from, duration) => {
        expect(elapsedServiceTime(each, from, addServiceTime(each, from, duration).at)).toBe(duration);
      }),
    );
  });

  test('given any two instants, the later at or after the first opening, then add(s, elapsed(s, t)) <= t', () => {
    fc.assert(
      fc.property(calendar, start, fc.integer({ min: 0, max: 60_000 }), (each, from, minutes) => {
        const opening = addServiceTime(each, from, 1).at.getTime() - 1;
        const to = new Date(opening + minutes * 60_000);

        expect(addServiceTime(each, from, elapsedServiceTime(each, from, to)).at.getTime()).toBeLessThanOrEqual(
          to.getTime(),
        );
      }),
    );
  });

  test('given a later start or a longer target, then the due instant is never earlier', () => {
    fc.assert(
      fc.property(calendar, start, fc.nat(5000), ms, fc.nat(3_600_000), (each, from, later, duration, longer) => {
        const due = addServiceTime(each, from, duration).at.getTime();
        const next = new Date(from.getTime() + later * 60_000);

        expect(addServiceTime(each, next, duration).at.getTime()).toBeGreaterThanOrEqual(due);
        expect(addServiceTime(each, from, duration + longer).at.getTime()).toBeGreaterThanOrEqual(due);
      }),
    );
  });
});

const target: fc.Arbitrary<ClockTarget> = fc.record({
  target: fc.integer({ min: 1, max: 9000 }).map((minutes) => `PT${minutes}M`),
  calendar: fc.constantFrom('cal-8x5', 'cal-24x7', 'cal-12x5'),
});

describe('a clock', () => {
  test('given retargetings that end in the same target, when they come in any order, then the clock reads the same', () => {
    const several = fc.array(target, { minLength: 2, maxLength: 5 });
    const order = several.chain((first) =>
      fc.shuffledSubarray(first, { minLength: first.length }).map((second) => ({ first, second })),
    );
    fc.assert(
      fc.property(order, target, fc.integer({ min: 10, max: 20_000 }), ({ first, second }, last, later) => {
        const [one, two] = [first, second].map((targets) => read(targets, last, later));

        expect(one).toEqual(two);
      }),
    );
  });

  test('given a pause and a resume at once, anywhere, then nothing changes', () => {
    fc.assert(
      fc.property(target, fc.nat(6000), fc.nat(6000), (agreed, at, later) => {
        const events: readonly ClockEvent[] = [{ type: 'start', at: begin, ...agreed }];
        const paused: readonly ClockEvent[] = [
          ...events,
          { type: 'pause', at: minute(at), reason: 'waiting-customer' },
          { type: 'resume', at: minute(at) },
        ];

        const [plain, interrupted] = [events, paused].map((each) => {
          const { intervals: _, ...reading } = readClock(each, calendars, minute(at + later));
          return reading;
        });
        expect(interrupted).toEqual(plain);
      }),
    );
  });

  test.each(['PT0S', 'PT0H', 'PT0H0M0S', '0', 'P1D', ''])('given the target "%s", then it is refused', (nothing) => {
    const events: readonly ClockEvent[] = [{ type: 'start', at: begin, target: nothing, calendar: 'cal-8x5' }];

    expect(() => readClock(events, calendars, begin)).toThrow(expect.objectContaining({ code: 'DURATION_INVALID' }));
  });

  test('given a zone that does not exist, then it is refused, not taken for another', () => {
    const nowhere = { ...calendars['cal-8x5'], zone: 'Asia/Atlantis' };

    expect(() => addServiceTime(nowhere, begin, 'PT1H')).toThrow(/unknown zone "Asia\/Atlantis"/);
  });

  /** Retargeted every 97 minutes, then once more to `last`. A breach is not compared: it stays with the target it broke. */
  function read(targets: readonly ClockTarget[], last: ClockTarget, later: number) {
    const events: readonly ClockEvent[] = [
      { type: 'start', at: begin, target: 'PT9000M', calendar: 'cal-8x5' },
      ...targets.map((each, index): ClockEvent => ({ type: 'retarget', at: minute(97 * (index + 1)), ...each })),
      { type: 'retarget', at: minute(97 * (targets.length + 1)), ...last },
    ];
    const { breachedAt: _, ...reading } = readClock(events, calendars, minute(97 * (targets.length + 1) + later));
    return reading;
  }
});
