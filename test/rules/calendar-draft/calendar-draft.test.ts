import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { applyDraft } from '../../../rules/calendar-draft/calendar-draft.ts';
import { calendarDifference } from '../../../rules/calendar-draft/difference.ts';
import { fromHolidayList } from '../../../rules/calendar-draft/from-holiday-list.ts';
import { fromHolidaysCn } from '../../../rules/calendar-draft/from-holidays-cn.ts';
import { type Calendar, calendar as calendarSchema } from '../../../rules/schema/calendar.ts';
import { isWorkday } from '../../../rules/workday.ts';
import { processorTimeMs } from '../../support/processor-time.ts';
import { calendars } from '../support/calendars.ts';

const desk = calendars['cal-8x5'];
const folder = new URL('../../../../shared/data/holidays-cn/', import.meta.url);

/** A year as the data of China has it, with one holiday of three days and its make-up workday. */
const year = {
  year: 2028,
  papers: ['https://www.gov.cn/notice'],
  days: [
    { name: '国庆节、中秋节', date: '2028-10-03', isOffDay: true },
    { name: '国庆节、中秋节', date: '2028-10-04', isOffDay: true },
    { name: '国庆节、中秋节', date: '2028-09-30', isOffDay: false },
  ],
};

describe('the holidays of China', () => {
  test('given a year with its notice, then days off and make-up workdays are a draft with its source', () => {
    expect(fromHolidaysCn(year)).toEqual({
      holidays: [
        { date: '2028-10-03', name: { en: 'National Day, Mid-Autumn Festival', zh: '国庆节、中秋节' } },
        { date: '2028-10-04', name: { en: 'National Day, Mid-Autumn Festival', zh: '国庆节、中秋节' } },
      ],
      extraWorkdays: [{ date: '2028-09-30', useWeekday: 1 }],
      completeUntil: '2028-12-31',
      sources: ['https://www.gov.cn/notice'],
      problems: [],
    });
  });

  test('given a year whose notice is not out, then nothing becomes known', () => {
    expect(fromHolidaysCn({ year: 2027, papers: [], days: [] })).toMatchObject({
      completeUntil: undefined,
      problems: [{ message: 'the notice for 2027 is not out yet' }],
    });
  });

  test.each([
    [
      'a day that does not exist',
      { ...year, days: [{ name: 'x', date: '2028-02-30', isOffDay: true }] },
      'days[0].date',
    ],
    ['no list', { ...year, days: {} }, 'days'],
    ['something else', 'holidays', ''],
  ])('given %s, then the problem names its place', (_, json, place) => {
    expect(fromHolidaysCn(json).problems[0]?.place).toBe(place);
  });

  test('given the real year 2026, then applying it to the shipped calendar changes no day', ({ skip }) => {
    const file = new URL('2026.json', folder);
    if (!existsSync(file)) skip('skipped: data not present');
    const draft = fromHolidaysCn(JSON.parse(readFileSync(file, 'utf8')));

    expect(applyDraft(desk, draft)).toMatchObject({ added: [], removed: [], turned: [] });
  });
});

describe('approving a draft', () => {
  test('given a new year, then it is added, the known years stay, and more is known', () => {
    const { calendar, added, removed, turned } = applyDraft(desk, fromHolidaysCn(year));

    expect({ added, removed, turned }).toEqual({
      added: ['2028-09-30', '2028-10-03', '2028-10-04'],
      removed: [],
      turned: [],
    });
    expect(calendar.completeUntil).toBe('2028-12-31');
    expect(calendar.holidays).toEqual(expect.arrayContaining([...desk.holidays]));
    expect(desk.completeUntil).toBe('2026-12-31');
  });

  test('given a corrected year, then what goes, comes and turns is said', () => {
    const days = [
      { name: '元旦', date: '2026-01-04', isOffDay: true },
      { name: '元旦', date: '2026-01-05', isOffDay: true },
    ];
    const { added, removed, turned } = applyDraft(desk, fromHolidaysCn({ year: 2026, papers: ['x'], days }));

    expect(added).toEqual(['2026-01-05']);
    expect(turned).toEqual(['2026-01-04']);
    expect(removed).toContain('2026-10-01');
  });
});

describe('days with hours of their own', () => {
  const own = (name: string, ...intervals: [string, string][]) => ({
    ...desk,
    exceptions: [{ date: '2028-10-03', name: { en: name, zh: name }, reason: 'The desk moves', intervals }],
  });

  test('given a yearly list that names such a day, then it stays, wins, and is said', () => {
    const { calendar, overruled } = applyDraft(own('Move'), fromHolidaysCn(year));

    expect(overruled).toEqual(['2028-10-03']);
    expect(calendar.exceptions).toEqual(own('Move').exceptions);
    expect(isWorkday(calendar, '2028-10-03')).toBe(false);
    expect(applyDraft(own('Move', ['09:00', '10:00']), fromHolidaysCn(year)).calendar).toSatisfy((read: Calendar) =>
      isWorkday(read, '2028-10-03'),
    );
  });

  test('given two calendars, then such days are added, altered, turned and removed by name and hours', () => {
    const day = { date: '2028-10-03', kind: 'exception', name: { en: 'Move', zh: 'Move' } };
    const holiday = { ...desk, holidays: [{ date: '2028-10-03', name: { en: 'Feast', zh: '节' } }] };

    expect(calendarDifference(desk, own('Move')).added).toEqual([{ ...day, hours: [] }]);
    expect(calendarDifference(own('Move'), desk).removed).toEqual([{ ...day, hours: [] }]);
    expect(calendarDifference(own('Move'), own('Move', ['09:00', '10:00'])).altered).toEqual([
      { ...day, hours: [['09:00', '10:00']] },
    ]);
    expect(calendarDifference(holiday, { ...holiday, exceptions: own('Move').exceptions }).turned).toEqual([
      { ...day, hours: [] },
    ]);
    expect(calendarDifference(own('Move'), own('Move'))).toMatchObject({ added: [], altered: [], turned: [] });
  });

  test('given a holiday under another name, then it is altered', () => {
    const [first, ...rest] = desk.holidays;
    const renamed = { ...desk, holidays: [{ date: first?.date ?? '', name: { en: 'Other', zh: '其他' } }, ...rest] };

    expect(calendarDifference(desk, renamed).altered).toMatchObject([{ date: first?.date, name: { en: 'Other' } }]);
  });

  test('given more holidays than a century has, then the calendar is refused at once', () => {
    const day = (_: unknown, index: number) => new Date(index * 86_400_000).toISOString().slice(0, 10);
    const holidays = Array.from({ length: 100_000 }, day).map((date) => ({ date, name: { en: 'x', zh: 'x' } }));
    const begin = processorTimeMs();

    expect(calendarSchema.safeParse({ ...desk, holidays }).error?.message).toContain('at most 5000 days');
    expect(processorTimeMs() - begin).toBeLessThan(5000);
  });

  test.each([
    ['twice the same day', [{ date: '2028-10-03' }, { date: '2028-10-03' }], 'stands twice'],
    ['no reason', [{ reason: ' ' }], 'allowed: why the day is another'],
    ['one language', [{ name: { en: 'Move' } }], '"zh"'],
    [
      'hours that overlap',
      [
        {
          intervals: [
            ['09:00', '12:00'],
            ['11:00', '13:00'],
          ],
        },
      ],
      'do not overlap',
    ],
  ])('given %s, then the calendar is refused', (_, changes, message) => {
    const [day] = own('Move').exceptions;
    const read = calendarSchema.safeParse({ ...desk, exceptions: changes.map((change) => ({ ...day, ...change })) });

    expect(read.error?.message).toContain(message);
  });
});

describe('a list of holidays', () => {
  test('given public holidays among other days, then only those are taken and the others said', () => {
    const draft = fromHolidayList([
      { date: '2026-01-01 00:00:00', name: 'Nyårsdagen', type: 'public' },
      { date: '2026-12-24 14:00:00', name: 'Julafton', type: 'public' },
      { date: '2026-02-14 00:00:00', name: 'Alla hjärtans dag', type: 'observance' },
      { date: 'soon', name: 'x' },
    ]);

    expect(draft.holidays).toEqual([{ date: '2026-01-01', name: { en: 'Nyårsdagen', zh: 'Nyårsdagen' } }]);
    expect(draft.completeUntil).toBe('2026-12-31');
    expect(draft.problems.map(({ place }) => place)).toEqual(['[1]', '[2]', '[3]']);
  });
});
