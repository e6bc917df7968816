import { expect, test } from 'vitest';
import { firstTime, timeAfter, timeInZone } from '../../../server/jobs/start-time.ts';
import { extensions, processOf, timer } from '../../engine/support/model.ts';
import { calendars } from '../../rules/support/calendars.ts';

const table = (zone: string) => ({ zone, calendars: Object.values(calendars) });
const shanghai = 'Asia/Shanghai';
const london = 'Europe/London';
const angeles = 'America/Los_Angeles';

/** A start by a timer; `shift` moves it to working days of the office hours. */
async function startBy(kind: 'Cycle' | 'Date', text: string, shift = false) {
  const inner = shift ? extensions({ properties: { calendar: 'cal-8x5', shift: 'next-business-day' } }) : '';
  const process = await processOf(
    `<startEvent id="s">${inner}${timer(kind, text)}</startEvent><endEvent id="e"/><sequenceFlow id="f" sourceRef="s" targetRef="e"/>`,
  );
  return { process, elementId: 's' };
}

test.each([
  { text: '0 0 6 * * *', from: shanghai, to: london, was: '2026-03-03T06:00+08:00', is: '2026-03-03T06:00Z' },
  { text: '0 0 6 * * *', from: london, to: shanghai, was: '2026-03-02T06:00Z', is: '2026-03-02T06:00+08:00' },
  { text: '0 0 9 1 12 *', from: shanghai, to: angeles, was: '2026-12-01T09:00+08:00', is: '2026-12-01T09:00-08:00' },
  // The clocks there leave this hour out.
  { text: '0 30 2 8 3 *', from: shanghai, to: angeles, was: '2026-03-08T02:30+08:00', is: '2026-03-08T03:30-07:00' },
  { text: '@hourly', from: shanghai, to: 'Asia/Kolkata', was: '2026-03-02T10:00+08:00', is: '2026-03-02T08:00+05:30' },
  {
    text: 'R/2026-01-05T06:00:00/P1W',
    from: shanghai,
    to: london,
    was: '2026-03-09T06:00+08:00',
    is: '2026-03-09T06:00Z',
  },
  { text: 'R/2026-01-31/P1M', from: shanghai, to: london, was: '2026-03-31T00:00+08:00', is: '2026-03-31T00:00+01:00' },
])('given $text armed in $from for $was, then in $to it is due at $is, and comes there from then on', async (row) => {
  const start = await startBy('Cycle', row.text);
  const now = new Date('2026-03-02T01:00:00Z');
  const armed = firstTime(start, now, table(row.from));
  expect(armed?.dueAt).toEqual(new Date(row.was));
  if (!armed) return;

  const moved = timeInZone(start, armed, row.from, now, table(row.to));
  const next = timeAfter(start, moved, moved.dueAt, table(row.to));

  expect(moved.dueAt).toEqual(new Date(row.is));
  expect(timeAfter(start, moved, new Date(moved.dueAt.getTime() - 1), table(row.to))).toEqual(moved.dueAt);
  expect(timeInZone(start, moved, row.to, now, table(row.to))).toEqual(moved);
  expect(next?.getTime()).toBeGreaterThan(moved.dueAt.getTime());
});

test.each([
  // A Saturday, moved to Monday; in Los Angeles office hours of Shanghai begin on Sunday already.
  { to: london, is: '2026-03-09T08:00Z', next: '2026-04-07T08:00+01:00' },
  { to: angeles, is: '2026-03-08T08:00-07:00', next: '2026-04-07T08:00-07:00' },
])('given a day that was moved to a working day, then in $to it is moved by the days there, once', async (row) => {
  const start = await startBy('Cycle', '0 0 8 7 * *', true);
  const now = new Date('2026-03-02T01:00:00Z');
  const armed = firstTime(start, now, table(shanghai));
  expect(armed?.dueAt).toEqual(new Date('2026-03-09T08:00+08:00'));
  if (!armed) return;

  const moved = timeInZone(start, armed, shanghai, now, table(row.to));

  expect(moved.dueAt).toEqual(new Date(row.is));
  expect(timeAfter(start, moved, moved.dueAt, table(row.to))).toEqual(new Date(row.next));
});

test.each([
  { kind: 'Cycle', text: 'R/PT24H' },
  { kind: 'Cycle', text: 'R/P1M' },
  { kind: 'Cycle', text: 'R/2026-01-05T06:00:00/PT30M' },
  { kind: 'Cycle', text: 'R/2026-01-05T06:00:00+08:00/P1W' },
  { kind: 'Cycle', text: 'R/2026-01-05T06:00:00[Asia/Tokyo]/P1W' },
  { kind: 'Date', text: '2026-03-05T08:00:00+08:00' },
  { kind: 'Date', text: '2026-03-05T08:00:00[Asia/Tokyo]' },
] as const)('given $text, an instant wherever it is read, then it stays', async ({ kind, text }) => {
  const start = await startBy(kind, text);
  const now = new Date('2026-03-02T01:00:00Z');
  const armed = firstTime(start, now, table(shanghai));

  expect(armed && timeInZone(start, armed, shanghai, new Date('2026-03-03T02:00:00Z'), table(london))).toEqual(armed);
});

test.each([
  { text: '2026-03-05', was: '2026-03-05T00:00+08:00', is: '2026-03-05T00:00Z' },
  { text: '2026-03-05T08:00:00', was: '2026-03-05T08:00+08:00', is: '2026-03-05T08:00Z' },
])('given the date $text without an offset, then it is that of the zone in force', async ({ text, was, is }) => {
  const start = await startBy('Date', text);
  const now = new Date('2026-03-02T01:00:00Z');
  const armed = firstTime(start, now, table(shanghai));

  expect(armed).toEqual({ dueAt: new Date(was), anchor: null, left: 1 });
  expect(armed && timeInZone(start, armed, shanghai, now, table(london)).dueAt).toEqual(new Date(is));
});
