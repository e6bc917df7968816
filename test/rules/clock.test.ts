import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ClockEvent, dueOfPercent, readClock, stepsPassed } from '../../rules/clock.ts';
import { calendars, shanghai } from './support/calendars.ts';
import { minuteCounter } from './support/minute-counter.ts';

const desk = calendars['cal-8x5'];
const at = (time: string) => shanghai(`2026-03-09 ${time}`);
const start: ClockEvent = { type: 'start', at: at('10:00'), target: 'PT2H', calendar: 'cal-8x5' };

describe('the edge of a target', () => {
  test.each([
    ['stopped one second before it', '11:59:59', null],
    ['stopped exactly at it', '12:00:00', null],
    ['stopped one second after it', '12:00:01', at('12:00')],
    ['stopped in the lunch break after it', '12:30:00', at('12:00')],
  ])('given a clock %s, then the breach is known', (_, time, breachedAt) => {
    const events: ClockEvent[] = [start, { type: 'stop', at: at(time) }];

    expect(readClock(events, calendars, at('17:00')).breachedAt).toEqual(breachedAt);
  });

  test('given a clock still running at its due instant, then it is breached', () => {
    expect(readClock([start], calendars, at('12:00')).breachedAt).toEqual(at('12:00'));
  });

  test('given a breach, when a longer target follows, then the breach stays', () => {
    const events: ClockEvent[] = [start, { type: 'retarget', at: at('14:00'), target: 'PT40H', calendar: 'cal-8x5' }];

    expect(readClock(events, calendars, at('14:00'))).toMatchObject({
      breachedAt: at('12:00'),
      dueAt: shanghai('2026-03-16 10:00'),
      remainingMs: 37 * 3_600_000,
    });
  });

  test('given steps passed under one target, when a longer one follows, then they are not passed again', () => {
    const events: ClockEvent[] = [start, { type: 'retarget', at: at('14:00'), target: 'PT4H', calendar: 'cal-8x5' }];
    const steps = stepsPassed(events, calendars, [50, 75, 100], at('18:00'));

    expect(steps.map(({ percent, passedAt }) => [percent, passedAt])).toEqual([
      [50, at('11:00')],
      [75, at('11:30')],
      [100, at('12:00')],
    ]);
  });

  test('given a retarget while paused, then the due date is computed at the resume', () => {
    const events: ClockEvent[] = [
      start,
      { type: 'pause', at: at('11:00'), reason: 'waiting-customer' },
      { type: 'retarget', at: at('13:00'), target: 'PT3H', calendar: 'cal-24x7' },
      { type: 'resume', at: at('15:00') },
    ];

    expect(readClock(events, calendars, at('14:00')).dueAt).toBeNull();
    expect(readClock(events, calendars, at('15:00'))).toMatchObject({ dueAt: at('17:00'), elapsedMs: 3_600_000 });
  });
});

describe('the life of a clock', () => {
  test('given a clock stopped while it waits, then it keeps the due date it would have had', () => {
    const events: ClockEvent[] = [
      start,
      { type: 'pause', at: at('11:00'), reason: 'waiting-customer' },
      { type: 'stop', at: at('15:00') },
    ];

    expect(readClock(events, calendars, at('18:00'))).toMatchObject({
      state: 'stopped',
      dueAt: at('16:00'),
      breachedAt: null,
      pausedBecause: null,
    });
  });

  test('given a service restored at 11:30 and noted at 15:00, then what was entered for later is void', () => {
    const events: ClockEvent[] = [
      start,
      { type: 'pause', at: at('14:00'), reason: 'waiting-customer' },
      { type: 'stop', at: at('11:30') },
    ];

    expect(readClock(events, calendars, at('15:00'))).toMatchObject({ elapsedMs: 5_400_000, breachedAt: null });
  });

  test('given later events, then a reading of an earlier time does not know them', () => {
    const events: ClockEvent[] = [start, { type: 'stop', at: at('11:30') }];

    expect(readClock(events, calendars, at('11:00'))).toMatchObject({ state: 'running', elapsedMs: 3_600_000 });
  });

  test.each<[string, readonly ClockEvent[]]>([
    ['no events', []],
    ['no start', [{ type: 'stop', at: at('11:00') }]],
    ['a second start', [start, start]],
    ['a resume without a pause', [start, { type: 'resume', at: at('11:00') }]],
    ['a continue without a stop', [start, { type: 'continue', at: at('11:00') }]],
    ['events out of order', [start, { type: 'pause', at: at('09:00'), reason: 'x' }]],
  ])('given %s, then CLOCK_INVALID says so', (_, events) => {
    expect(() => readClock(events, calendars, at('12:00'))).toThrow(expect.objectContaining({ code: 'CLOCK_INVALID' }));
  });

  test.each(['cal-unknown', 'constructor', '__proto__'])('given the calendar "%s", then it is unknown', (calendar) => {
    expect(() => readClock([{ ...start, calendar } as ClockEvent], calendars, at('12:00'))).toThrow(
      expect.objectContaining({ code: 'CALENDAR_UNKNOWN' }),
    );
  });

  test('given a due date after the known holidays, then it is provisional', () => {
    const late: ClockEvent = { ...start, at: shanghai('2026-12-31 17:00') } as ClockEvent;

    expect(readClock([late], calendars, shanghai('2026-12-31 17:00')).provisional).toBe(true);
    expect(readClock([start], calendars, at('10:00')).provisional).toBe(false);
  });
});

describe('against a counter of single minutes', () => {
  const first = shanghai('2026-02-12 08:00');
  const minutes = (count: number) => new Date(first.getTime() + count * 60_000);
  const target = fc.integer({ min: 1, max: 3000 });
  const calendar = fc.constantFrom('cal-8x5', 'cal-24x7', 'cal-12x5');

  /** A valid life: start, then pauses, resumes and retargets at growing times. */
  const life = fc
    .record({
      target,
      calendar,
      steps: fc.array(
        fc.record({ wait: fc.integer({ min: 0, max: 2500 }), retarget: fc.boolean(), target, calendar }),
        { maxLength: 8 },
      ),
    })
    .map(({ target: begin, calendar: firstCalendar, steps }) => {
      const events: ClockEvent[] = [{ type: 'start', at: first, target: `PT${begin}M`, calendar: firstCalendar }];
      let minute = 0;
      let paused = false;
      for (const step of steps) {
        minute += step.wait;
        const when = minutes(minute);
        if (step.retarget)
          events.push({ type: 'retarget', at: when, target: `PT${step.target}M`, calendar: step.calendar });
        else if (paused) events.push({ type: 'resume', at: when });
        else events.push({ type: 'pause', at: when, reason: 'waiting-customer' });
        if (!step.retarget) paused = !paused;
      }
      return { events, end: minute };
    });

  test('given any life, then elapsed time and due date are those a minute counter finds', () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 0, max: 3000 }), ({ events, end }, more) => {
        const now = minutes(end + more);
        const counted = countByMinute(events, now);
        const reading = readClock(events, calendars, now);

        expect(reading.elapsedMs).toBe(counted.elapsed * 60_000);
        if (reading.state === 'running' && reading.remainingMs > 0)
          expect(reading.dueAt).toEqual(counted.counter.add(now, reading.remainingMs / 60_000));
      }),
      { numRuns: 40 },
    );
  });

  test('given any life, then a breach bears the first minute at which a running clock had used up the target then valid', () => {
    fc.assert(
      fc.property(life, ({ events, end }) => {
        expect(readClock(events, calendars, minutes(end)).breachedAt).toEqual(breachByMinute(events, minutes(end)));
      }),
      { numRuns: 60 },
    );
  });

  test('given any life, when its retargets come in another order before the last, then the elapsed time is the same', () => {
    fc.assert(
      fc.property(life, ({ events, end }) => {
        const last = events.findLast((event) => event.type === 'retarget');
        const fewer = events.filter((event) => event.type !== 'retarget' || event === last);

        expect(readClock(fewer, calendars, minutes(end)).elapsedMs).toBe(
          readClock(events, calendars, minutes(end)).elapsedMs,
        );
      }),
    );
  });

  test('given any life, then its due date is the instant at which a reading turns to nothing remaining', () => {
    fc.assert(
      fc.property(life, ({ events }) => {
        const due = dueOfPercent(events, calendars, 100);
        fc.pre(due !== null && due > (events.at(-1)?.at ?? first));
        if (due) expect(readClock(events, calendars, due).remainingMs).toBe(0);
      }),
    );
  });

  const counters = Object.values(calendars).map((each) => ({ id: each.id, counter: minuteCounter(each) }));

  /** Lets the clock tick minute by minute under each target it had, until the end of that target. */
  function breachByMinute(events: readonly ClockEvent[], now: Date): Date | null {
    const targets = events.filter((event) => event.type === 'start' || event.type === 'retarget');
    for (const [index, { target: text, calendar: id }] of targets.entries()) {
      const counter = counters.find((each) => each.id === id)?.counter;
      const until = targets[index + 1]?.at ?? now;
      let elapsed = 0;
      for (let tick = first.getTime(); tick <= until.getTime(); tick += 60_000) {
        const running = runsAt(events, tick);
        if (running && elapsed >= Number(text.slice(2, -1))) return new Date(tick);
        if (running && counter?.open(tick)) elapsed++;
      }
    }
    return null;
  }

  function runsAt(events: readonly ClockEvent[], tick: number): boolean {
    const last = events.findLast((event) => event.type !== 'retarget' && event.at.getTime() <= tick);
    return last?.type === 'start' || last?.type === 'resume';
  }

  function countByMinute(events: readonly ClockEvent[], now: Date) {
    const last = events.findLast((event) => event.type === 'start' || event.type === 'retarget');
    const { counter } = counters.find((each) => last && 'calendar' in last && each.id === last.calendar) ?? {
      counter: minuteCounter(desk),
    };
    const changes = events.filter((event) => event.type !== 'retarget');
    let elapsed = 0;
    for (const [index, event] of changes.entries())
      if (event.type !== 'pause') elapsed += counter.count(event.at, changes[index + 1]?.at ?? now);
    return { elapsed, counter };
  }
});
