import { describe, expect, test } from 'vitest';
import { fromIcs } from '../../../rules/calendar-draft/from-ics.ts';
import { processorTimeMs } from '../../support/processor-time.ts';

const ics = (...lines: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: readonly string[]) => ics('BEGIN:VEVENT', ...lines, 'END:VEVENT');

describe('an iCalendar file', () => {
  test.each([
    ['one day', event('DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas Day'), ['2026-12-25'], []],
    [
      'three days, the end not included',
      event('DTSTART;VALUE=DATE:20261001', 'DTEND;VALUE=DATE:20261004', 'SUMMARY:国庆节'),
      ['2026-10-01', '2026-10-02', '2026-10-03'],
      [],
    ],
    ['a make-up workday', event('DTSTART;VALUE=DATE:20261010', 'SUMMARY:国庆节(补班)'), [], ['2026-10-10']],
    [
      'a duration in place of an end',
      event('DTSTART;VALUE=DATE:20261001', 'DURATION:P3D', 'SUMMARY:国庆节'),
      ['2026-10-01', '2026-10-02', '2026-10-03'],
      [],
    ],
    [
      'small letters and an alarm with a text of its own',
      ics(
        'begin:vevent',
        'BEGIN:VALARM',
        'SUMMARY:Reminder (补班)',
        'END:VALARM',
        'dtstart;value=date:20261225',
        'summary:Xmas',
        'end:vevent',
      ),
      ['2026-12-25'],
      [],
    ],
    ['a folded line', event('DTSTART;VALUE=DATE:202612', ' 25', 'SUMMARY:A\\, B\\n and', '  C'), ['2026-12-25'], []],
  ])('given %s, then the draft has those days', (_, text, holidays, worked) => {
    const draft = fromIcs(text);

    expect(draft.holidays.map(({ date }) => date)).toEqual(holidays);
    expect(draft.extraWorkdays.map(({ date }) => date)).toEqual(worked);
    expect(draft.problems).toEqual([]);
  });

  test.each([
    ['a meeting', event('DTSTART:20261225T090000Z', 'SUMMARY:Standup'), /line 4/, /all-day/],
    [
      'an event that repeats',
      event('DTSTART;VALUE=DATE:20261225', 'RRULE:FREQ=YEARLY', 'SUMMARY:Xmas'),
      /line 4/,
      /repeats/,
    ],
    ['more days in a list', event('DTSTART;VALUE=DATE:20261225', 'RDATE:20270101', 'SUMMARY:x'), /line 4/, /repeats/],
    ['a canceled event', event('DTSTART;VALUE=DATE:20261225', 'STATUS:CANCELLED', 'SUMMARY:x'), /line 4/, /canceled/],
    ['an end before its start', event('DTSTART:20261225', 'DTEND:20261224', 'SUMMARY:x'), /line 4/, /all-day/],
    ['a duration in hours', event('DTSTART:20261225', 'DURATION:PT8H', 'SUMMARY:x'), /line 4/, /all-day/],
    ['a day that does not exist', event('DTSTART;VALUE=DATE:20260230', 'SUMMARY:x'), /line 4/, /all-day/],
    ['no summary', event('DTSTART;VALUE=DATE:20261225'), /line 4/, /summary/],
    [
      'a day of a thousand years',
      event('DTSTART;VALUE=DATE:20260101', 'DTEND;VALUE=DATE:30260101', 'SUMMARY:x'),
      /line 4/,
      /5000 days/,
    ],
    ['only an alarm with a summary', event('BEGIN:VALARM', 'SUMMARY:x', 'END:VALARM'), /line 0/, /summary/],
    ['no calendar', 'date,name', /^$/, /iCalendar/],
  ])('given %s, then it is left out and said', (_, text, place, message) => {
    const { holidays, problems } = fromIcs(text);

    expect(holidays).toEqual([]);
    expect(problems[0]?.place).toMatch(place);
    expect(problems[0]?.message).toMatch(message);
  });
});

describe('a hostile iCalendar file', () => {
  test.each([
    ['parameters without end', `BEGIN:VCALENDAR\nBEGIN:VEVENT\nA${';x'.repeat(500_000)}\nEND:VEVENT`],
    ['quotes without end', `BEGIN:VCALENDAR\nBEGIN:VEVENT\nA${';x="'.repeat(400_000)}\nEND:VEVENT`],
    ['events that never end', `BEGIN:VCALENDAR\n${'BEGIN:VEVENT\n'.repeat(100_000)}`],
  ])('given %s, then it is read quickly and gives no day', (_, text) => {
    const begin = processorTimeMs();

    expect(fromIcs(text).holidays).toEqual([]);
    expect(processorTimeMs() - begin).toBeLessThan(5000);
  });
});
