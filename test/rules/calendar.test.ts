import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addServiceTime, elapsedServiceTime } from '../../rules/calendar.ts';
import { isWorkday } from '../../rules/workday.ts';
import vectors from './service-time-vectors.json' with { type: 'json' };
import { calendars, given, shanghai } from './support/calendars.ts';
import { minuteCounter } from './support/minute-counter.ts';

const desk = calendars['cal-8x5'];
const always = calendars['cal-24x7'];

const specified = new URL('../../../shared/design/domain/calendar-vectors.json', import.meta.url);
const present = existsSync(specified);
if (!present) process.stdout.write('calendar vectors of the specification: skipped: data not present\n');

test.runIf(present)('given the vectors of the specification, then those here are the same 96, one by one', () => {
  const { tz, vectors: theirs }: Specified = JSON.parse(readFileSync(specified, 'utf8'));

  expect([tz, theirs.length]).toEqual(['Asia/Shanghai', 96]);
  expect(
    vectors.map(({ calendar, start, minutes, due }) => ({
      calendar,
      startLocal: start,
      workingMin: minutes,
      dueLocal: due,
    })),
  ).toEqual(theirs);
});

interface Specified {
  readonly tz: string;
  readonly vectors: readonly object[];
}

describe('addServiceTime', () => {
  test.each(vectors)('given $calendar, when $minutes minutes start at $start, then they end at $due', (vector) => {
    const calendar = Object.values(calendars).find(({ id }) => id === vector.calendar);
    if (!calendar) throw new Error(`no calendar is called "${vector.calendar}"`);

    expect(addServiceTime(calendar, shanghai(vector.start), vector.minutes * 60_000).at).toEqual(shanghai(vector.due));
  });

  test.each([
    ['ends at closing time, not at the next opening', '2026-03-02 16:00', 'PT2H', '2026-03-02 18:00'],
    ['starts at the next opening', '2026-03-07 10:00', 'PT1H', '2026-03-09 10:00'],
    ['starts after lunch', '2026-03-02 12:00', 'PT1M', '2026-03-02 13:01'],
    ['skips the Spring Festival but not the make-up workday', '2026-02-13 17:00', 'PT24H', '2026-02-25 17:00'],
    ['counts seconds', '2026-03-02 17:59:30', 'PT45S', '2026-03-03 09:00:15'],
    ['five business days are forty hours', '2026-03-02 10:00', 'PT40H', '2026-03-09 10:00'],
    ['nothing to count ends at the start', '2026-03-08 03:00', 'PT0S', '2026-03-08 03:00'],
  ])('given the desk hours, then it %s', (_, start, duration, due) => {
    expect(addServiceTime(desk, shanghai(start), duration).at).toEqual(shanghai(due));
  });

  test.each([
    ['2026-12-31 16:00', 'PT2H', false],
    ['2026-12-31 16:00', 'PT2H1S', true],
    ['2027-03-01 10:00', 'PT1H', true],
  ])(
    'given holidays known until 2026-12-31, when %s plus %s, then provisional is %s',
    (start, duration, provisional) => {
      expect(addServiceTime(desk, shanghai(start), duration).provisional).toBe(provisional);
    },
  );

  test.each(['P1D', 'PT', '4h', 'PT-1H', 'PT1.5H', ''])('given the duration "%s", then it is refused', (duration) => {
    expect(() => addServiceTime(desk, shanghai('2026-03-02 10:00'), duration)).toThrow(
      expect.objectContaining({ code: 'DURATION_INVALID' }),
    );
  });

  test.each([-1, Number.NaN])('given %s milliseconds, then they are refused', (duration) => {
    expect(() => addServiceTime(desk, new Date(0), duration)).toThrow(
      expect.objectContaining({ code: 'DURATION_INVALID' }),
    );
  });

  test('given a calendar that never opens, then CALENDAR_NEVER_OPENS says so', () => {
    const closed = { ...desk, intervals: {} };

    expect(() => addServiceTime(closed, shanghai('2026-03-02 10:00'), 'PT1H')).toThrow(
      expect.objectContaining({ code: 'CALENDAR_NEVER_OPENS' }),
    );
  });

  test('given a calendar open one minute a week, when a target needs more than 100 years, then it is refused', () => {
    const scarce = { ...desk, intervals: { '1': [['09:00', '09:01'] as [string, string]] } };

    expect(() => addServiceTime(scarce, shanghai('2026-03-02 10:00'), 'PT999999H')).toThrow(
      expect.objectContaining({ code: 'CALENDAR_NEVER_OPENS' }),
    );
  });

  test('given instants more than 100 years apart, then elapsed time is refused at once; of 100 years it is counted', () => {
    const year1 = new Date('0001-01-01T00:00:00Z');

    expect(() => elapsedServiceTime(desk, year1, new Date('9999-12-31T00:00:00Z'))).toThrow(
      expect.objectContaining({ code: 'DURATION_INVALID' }),
    );
    expect(elapsedServiceTime(desk, year1, new Date('0101-01-01T00:00:00Z'))).toBeGreaterThan(0);
  });

  test('given a holiday that is also an extra workday, then the extra workday wins with its own weekday', () => {
    const calendar = {
      ...desk,
      intervals: { ...desk.intervals, '6': [['10:00', '11:00'] as [string, string]] },
      extraWorkdays: [{ date: '2026-05-01', useWeekday: 6 }],
    };

    expect(elapsedServiceTime(calendar, shanghai('2026-05-01 00:00'), shanghai('2026-05-02 00:00'))).toBe(3_600_000);
  });

  test.each([
    ['a holiday that is a make-up workday too', '2026-10-01', 2],
    ['a make-up workday', '2026-10-10', 2],
    ['a weekday', '2026-03-03', 2],
    ['a Sunday', '2026-03-08', 2],
  ])('given %s with hours of its own, then these win', (_, date, hours) => {
    const intervals: [string, string][] = [['20:00', '22:00']];
    const calendar = {
      ...desk,
      extraWorkdays: [...desk.extraWorkdays, { date: '2026-10-01', useWeekday: 1 }],
      exceptions: [{ date, name: { en: 'Move', zh: '搬迁' }, reason: 'The desk moves', intervals }],
    };
    const [from, to] = [shanghai(`${date} 00:00`), new Date(shanghai(`${date} 00:00`).getTime() + 86_400_000)];

    expect(elapsedServiceTime(calendar, from, to)).toBe(hours * 3_600_000);
    expect(addServiceTime(calendar, from, 'PT30M').at).toEqual(shanghai(`${date} 20:30`));
  });

  test('given a weekday closed as an exception, then what would end on it ends on the next one', () => {
    const closed = { date: '2026-03-03', name: { en: 'Move', zh: '搬迁' }, reason: 'The desk moves', intervals: [] };
    const calendar = { ...desk, exceptions: [closed] };

    expect(addServiceTime(calendar, shanghai('2026-03-02 17:00'), 'PT2H').at).toEqual(shanghai('2026-03-04 10:00'));
    expect(isWorkday(calendar, '2026-03-03')).toBe(false);
  });
});

describe('zones that change their offset', () => {
  const berlin = given('berlin', { weekdays: 7, intervals: [['00:00', '24:00']], free: false, zone: 'Europe/Berlin' });
  const night = given('night', { weekdays: 7, intervals: [['02:00', '03:00']], free: false, zone: 'Europe/Berlin' });

  test.each([
    ['the day is 23 hours long', berlin, '2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00', 23],
    ['the day is 25 hours long', berlin, '2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00', 25],
    ['the skipped hour is no service time', night, '2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00', 0],
    ['the doubled hour is service time twice', night, '2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00', 2],
  ])('given a change, then %s', (_, calendar, from, to, hours) => {
    expect(elapsedServiceTime(calendar, new Date(from), new Date(to))).toBe(hours * 3_600_000);
  });

  test('given round-the-clock service, then no minute is lost at midnight', () => {
    const from = shanghai('2026-03-02 00:00');

    expect(elapsedServiceTime(always, from, shanghai('2027-03-02 00:00'))).toBe(365 * 86_400_000);
    expect(addServiceTime(always, from, 'PT8760H').at).toEqual(shanghai('2027-03-02 00:00'));
  });
});

describe('against a counter of single minutes', () => {
  const zones = ['Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Havana', 'UTC'];
  const minute = fc.integer({ min: 0, max: 1440 });
  const time = (value: number) =>
    `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`;
  const intervals = fc
    .uniqueArray(minute, { minLength: 2, maxLength: 6 })
    .map((values) => values.toSorted((a, b) => a - b))
    .map((sorted) => Array.from({ length: Math.floor(sorted.length / 2) }, (_, index) => pair(sorted, index)));
  const pair = (sorted: readonly number[], index: number): [string, string] => [
    time(sorted[index * 2] ?? 0),
    time(sorted[index * 2 + 1] ?? 1440),
  ];
  const calendar = fc
    .record({
      weekdays: fc.integer({ min: 1, max: 7 }),
      intervals,
      free: fc.boolean(),
      zone: fc.constantFrom(...zones),
      own: fc.uniqueArray(
        fc.record({
          day: fc.integer({ min: 0, max: 329 }),
          hours: fc.oneof(fc.constant<[string, string][]>([]), intervals),
        }),
        { maxLength: 12, selector: ({ day }) => day },
      ),
    })
    .map(({ own, ...hours }) => ({ ...given('any', hours), exceptions: own.map(exception) }));
  const exception = ({ day, hours }: { readonly day: number; readonly hours: [string, string][] }) => ({
    date: new Date(Date.UTC(2026, 1, 8 + day)).toISOString().slice(0, 10),
    name: { en: 'x', zh: 'x' },
    reason: 'x',
    intervals: hours,
  });
  const start = fc
    .constantFrom('2026-02-10', '2026-03-06', '2026-03-27', '2026-04-03', '2026-10-22', '2026-10-30', '2026-12-30')
    .chain((day) => fc.integer({ min: 0, max: 2880 }).map((offset) => new Date(Date.parse(day) + offset * 60_000)));

  test('given any calendar, when service time is added, then it ends at the same minute', () => {
    fc.assert(
      fc.property(calendar, start, fc.integer({ min: 0, max: 5000 }), (hours, from, span) => {
        const counter = minuteCounter(hours);
        const minutes = counter.count(from, new Date(from.getTime() + span * 60_000));

        expect(addServiceTime(hours, from, minutes * 60_000).at).toEqual(counter.add(from, minutes));
      }),
      { numRuns: 40 },
    );
  });

  test('given any calendar, when elapsed service time is read, then it is the same number of minutes', () => {
    fc.assert(
      fc.property(calendar, start, fc.integer({ min: 0, max: 5000 }), (hours, from, minutes) => {
        const to = new Date(from.getTime() + minutes * 60_000);

        expect(elapsedServiceTime(hours, from, to)).toBe(minuteCounter(hours).count(from, to) * 60_000);
      }),
      { numRuns: 40 },
    );
  });

  test('given any calendar and duration, then adding and reading are inverse', () => {
    fc.assert(
      fc.property(calendar, start, fc.integer({ min: 1, max: 4_000_000 }), (hours, from, milliseconds) => {
        expect(elapsedServiceTime(hours, from, addServiceTime(hours, from, milliseconds).at)).toBe(milliseconds);
      }),
    );
  });
});
