import { describe, expect, test } from 'vitest';
import { elapsedServiceTime } from '../../rules/calendar.ts';
import type { Calendar } from '../../rules/schema/calendar.ts';
import { serviceStretches } from '../../rules/service-stretch.ts';
import { calendars, shanghai } from './support/calendars.ts';

const desk = calendars['cal-8x5'];

describe('serviceStretches', () => {
  test('given a night, a holiday and a make-up workday, then each stretch says why it counts or not', () => {
    const stretches = serviceStretches(desk, shanghai('2026-02-13 17:00'), shanghai('2026-02-24 10:00'));

    expect(stretches.map(({ from, to, because }) => [from, to, because])).toEqual([
      [shanghai('2026-02-13 17:00'), shanghai('2026-02-13 18:00'), 'service-hours'],
      [shanghai('2026-02-13 18:00'), shanghai('2026-02-14 09:00'), 'closed'],
      [shanghai('2026-02-14 09:00'), shanghai('2026-02-14 12:00'), 'extra-workday'],
      [shanghai('2026-02-14 12:00'), shanghai('2026-02-14 13:00'), 'closed'],
      [shanghai('2026-02-14 13:00'), shanghai('2026-02-14 18:00'), 'extra-workday'],
      [shanghai('2026-02-14 18:00'), shanghai('2026-02-24 09:00'), 'holiday'],
      [shanghai('2026-02-24 09:00'), shanghai('2026-02-24 10:00'), 'service-hours'],
    ]);
  });

  test('given any span, then the stretches fill it and the open ones are its service time', () => {
    const [from, to] = [shanghai('2026-01-03 11:30'), shanghai('2026-03-10 08:00')];
    const stretches = serviceStretches(desk, from, to);

    expect([stretches[0]?.from, stretches.at(-1)?.to]).toEqual([from, to]);
    expect(stretches.slice(1).map((stretch) => stretch.from)).toEqual(
      stretches.slice(0, -1).map((stretch) => stretch.to),
    );
    const open = stretches.filter((stretch) => stretch.open);
    expect(open.reduce((sum, stretch) => sum + stretch.to.getTime() - stretch.from.getTime(), 0)).toBe(
      elapsedServiceTime(desk, from, to),
    );
  });
});

describe('days with hours of their own', () => {
  const own = (date: string, ...intervals: [string, string][]): Calendar => ({
    ...desk,
    exceptions: [{ date, name: { en: 'Move', zh: '搬迁' }, reason: 'The desk moves', intervals }],
  });
  const told = (calendar: Calendar, from: string, to: string) =>
    serviceStretches(calendar, shanghai(from), shanghai(to)).map(({ to: until, open, because, days }) => [
      until,
      open,
      because,
      days,
    ]);

  test('given a day that closes at noon, then the afternoon is closed by it, and the night no more', () => {
    const calendar = own('2026-03-03', ['09:00', '12:00']);

    expect(told(calendar, '2026-03-02 17:00', '2026-03-04 10:00')).toEqual([
      [shanghai('2026-03-02 18:00'), true, 'service-hours', []],
      [shanghai('2026-03-03 09:00'), false, 'closed', []],
      [shanghai('2026-03-03 12:00'), true, 'exception', ['2026-03-03']],
      [shanghai('2026-03-04 09:00'), false, 'exception', ['2026-03-03']],
      [shanghai('2026-03-04 10:00'), true, 'service-hours', []],
    ]);
  });

  test('given a day that is open longer, then the evening counts by it and the night is the ordinary one', () => {
    const calendar = own('2026-03-03', ['09:00', '22:00']);

    expect(told(calendar, '2026-03-03 17:00', '2026-03-04 10:00')).toEqual([
      [shanghai('2026-03-03 22:00'), true, 'exception', ['2026-03-03']],
      [shanghai('2026-03-04 09:00'), false, 'closed', []],
      [shanghai('2026-03-04 10:00'), true, 'service-hours', []],
    ]);
  });

  test('given a day closed before a holiday, then both are named', () => {
    const calendar = own('2026-09-24');

    expect(told(calendar, '2026-09-23 17:00', '2026-09-28 10:00')).toEqual([
      [shanghai('2026-09-23 18:00'), true, 'service-hours', []],
      [shanghai('2026-09-28 09:00'), false, 'holiday', ['2026-09-24', '2026-09-25', '2026-09-26', '2026-09-27']],
      [shanghai('2026-09-28 10:00'), true, 'service-hours', []],
    ]);
  });
});
