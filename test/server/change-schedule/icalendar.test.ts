import { expect, test } from 'vitest';
import { fromIcs } from '../../../rules/calendar-draft/from-ics.ts';
import { icalendar } from '../../../server/features/change-schedule/icalendar.ts';

const at = new Date('2026-03-01T00:00:00Z');
const quiet = { description: '', categories: [], status: 'CONFIRMED', busy: false } as const;
const long = `${'数据库与中间件补丁升级，'.repeat(8)}😀${'a'.repeat(90)}`;
const file = icalendar(
  'Calendar',
  [
    {
      ...quiet,
      uid: 'a@praxis',
      when: { firstDay: '2026-12-30', lastDay: '2027-01-02' },
      summary: 'Back\\slash; 冻结',
    },
    {
      ...{ uid: 'b@praxis', when: { start: at, end: new Date('2026-03-01T01:30:00Z') }, summary: long },
      ...{ description: 'one\r\ntwo\u0007,', categories: ['x,y', 'z'], status: 'TENTATIVE', busy: true },
    },
  ],
  at,
);

test('given long texts of Chinese and emoji, when the file is written, then no line is longer than 75 octets and no character is cut', () => {
  const lines = file.split('\r\n');

  expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBe(75);
  expect(lines.some((line) => line.includes('\n') || line.includes('\uFFFD') || /[\uD800-\uDBFF]$/.test(line))).toBe(
    false,
  );
  expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
  const unfolded = file.replaceAll('\r\n ', '');
  expect(unfolded).toContain(`SUMMARY:${long}\r\n`);
  expect(unfolded).toContain('DTSTART:20260301T000000Z\r\nDTEND:20260301T013000Z\r\n');
  expect(unfolded).toContain('DESCRIPTION:one\\ntwo\\,\r\nCATEGORIES:x\\,y,z\r\nSTATUS:TENTATIVE\r\nTRANSP:OPAQUE\r\n');
});

test('given a freeze over the turn of the year, when another reader of iCalendar reads the file, then it finds its days and its name', () => {
  expect(fromIcs(file).holidays).toEqual(
    ['2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'].map((date) => ({
      date,
      name: { en: 'Back\\slash; 冻结', zh: 'Back\\slash; 冻结' },
    })),
  );
});
