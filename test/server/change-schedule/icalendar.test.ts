import { expect, test } from 'vitest';
import { fromIcs } from '../../../rules/calendar-draft/from-ics.ts';
import { calendarFile } from '../../../server/features/change-schedule/calendar-file.view.ts';
import { icalendar } from '../../../server/features/change-schedule/icalendar.ts';
import { icalendarFaults } from '../../support/icalendar-faults.ts';

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

test('given the file, when it is held against the standard, then nothing is wrong with it, and what is wrong in others is found', () => {
  expect(icalendarFaults(file)).toEqual([]);
  const spoiled = [
    file.replace('\r\n', '\n'),
    file.replace('UID:a@praxis', 'UID:b@praxis'),
    file.replace('DTSTART;VALUE=DATE:20261230', 'DTSTART:20261230'),
    file.replace('END:VEVENT', 'END:VTODO'),
    file.replace('Back\\\\slash\\;', 'Back;'),
    file.replace('STATUS:TENTATIVE', 'STATUS:MAYBE'),
    file.replace(/DTSTAMP:.*\r\n/, ''),
    file.replace('\r\n ', ''),
    file.replace('END:VCALENDAR\r\n', ''),
  ];
  for (const each of spoiled) expect(icalendarFaults(each), each).not.toEqual([]);
});

test('given more changes than are answered, when the file is made, then it says from which day on some are missing', async () => {
  const calendar = { zone: 'Asia/Shanghai', from: at.toISOString(), to: at.toISOString(), freezes: [], windows: [] };
  const made = calendarFile({ ...calendar, changes: [], more: true }, 'zh', at);
  const bytes = (await made.bytes.toArray()).map(String).join('');
  expect(bytes).toContain('DTSTART;VALUE=DATE:20260301\r\nDTEND;VALUE=DATE:20260302\r\nSUMMARY:此后的变更未全部显示');
  expect(icalendarFaults(bytes)).toEqual([]);
});
