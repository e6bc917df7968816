import { describe, expect, test } from 'vitest';
import { readClock } from '../../rules/clock.ts';
import { type AgreedTarget, type RecordEvent, recordClocks } from '../../rules/record-clocks.ts';
import { clockDefinitions } from '../../rules/schema/clock-definition.ts';
import { pauseReasons } from '../../rules/schema/pause-reason.ts';
import { calendars, shanghai } from './support/calendars.ts';

const label = { en: 'Any', zh: '任意' };
const definitions = clockDefinitions.parse([
  {
    id: 'response',
    label,
    metric: 'response',
    per: 'record',
    starts: ['registered'],
    stops: ['acknowledged', 'resolved'],
  },
  {
    id: 'resolution',
    label,
    metric: 'resolution',
    per: 'record',
    starts: ['registered'],
    stops: ['resolved'],
    continues: ['reopened'],
  },
  {
    id: 'update',
    label,
    metric: 'update',
    per: 'record',
    starts: ['registered', 'customer-informed'],
    restarts: true,
    stops: ['resolved'],
  },
  { id: 'group', label, metric: 'group', per: 'group', starts: ['assigned'], stops: ['resolved'] },
  {
    id: 'supplier',
    label,
    metric: 'supplier',
    per: 'supplier',
    starts: ['handed-to-supplier'],
    stops: ['returned-by-supplier', 'resolved'],
  },
]);
const reasons = pauseReasons.parse([
  { id: 'waiting-customer', label, stops: ['resolution', 'group'] },
  { id: 'waiting-supplier', label, stops: ['group'] },
]);
const targets: Readonly<Record<string, string>> = {
  response: 'PT1H',
  resolution: 'PT8H',
  update: 'PT2H',
  group: 'PT4H',
  supplier: 'PT16H',
};
const agreed: AgreedTarget = ({ id }) => ({
  target: targets[id] ?? 'PT1H',
  calendar: id === 'supplier' ? 'cal-24x7' : 'cal-8x5',
});

const at = (time: string) => shanghai(`2026-03-09 ${time}`);
const day: readonly RecordEvent[] = [
  { type: 'registered', at: at('09:00') },
  { type: 'assigned', at: at('09:30'), subject: 'desk' },
  { type: 'acknowledged', at: at('09:40') },
  { type: 'customer-informed', at: at('10:00') },
  { type: 'assigned', at: at('10:30'), subject: 'network' },
  { type: 'handed-to-supplier', at: at('11:00'), subject: 'carrier' },
  { type: 'paused', at: at('11:00'), reason: 'waiting-supplier' },
  { type: 'returned-by-supplier', at: at('14:00'), subject: 'carrier' },
  { type: 'resumed', at: at('14:00') },
  { type: 'assigned', at: at('15:00'), subject: 'desk' },
  { type: 'paused', at: at('15:30'), reason: 'waiting-customer' },
  { type: 'resumed', at: at('16:30') },
  { type: 'resolved', at: at('17:00') },
  { type: 'reopened', at: at('17:30') },
];

/** Minutes each clock shows, by its name and its group or supplier. */
function minutesOf(events: readonly RecordEvent[], now: Date) {
  return recordClocks(definitions, events, { agreed, reasons }).map(({ definition, subject, events: own }) => {
    const { elapsedMs, state } = readClock(own, calendars, now);
    return [`${definition.id}${subject ? ` ${subject}` : ''}`, elapsedMs / 60_000, state];
  });
}

describe('the clocks of one record', () => {
  test('given a day with two groups and a supplier, then each clock has its own anchor, calendar and pauses', () => {
    expect(minutesOf(day, at('18:00'))).toEqual([
      ['response', 40, 'stopped'],
      ['resolution', 390, 'running'],
      ['update', 60, 'stopped'],
      ['group desk', 120, 'stopped'],
      ['update', 360, 'stopped'],
      ['group network', 90, 'stopped'],
      ['supplier carrier', 180, 'stopped'],
    ]);
  });

  test('given a group that gets the record back while it waits, then its clock waits as well', () => {
    const events: readonly RecordEvent[] = [
      { type: 'registered', at: at('09:00') },
      { type: 'paused', at: at('10:00'), reason: 'waiting-customer' },
      { type: 'assigned', at: at('11:00'), subject: 'desk' },
    ];

    expect(minutesOf(events, at('12:00'))).toContainEqual(['group desk', 0, 'paused']);
  });

  test('given a reason nobody declared, then no clock stops', () => {
    const events: readonly RecordEvent[] = [
      { type: 'registered', at: at('09:00') },
      { type: 'paused', at: at('10:00'), reason: 'coffee' },
    ];

    expect(minutesOf(events, at('11:00')).map(([, , state]) => state)).toEqual(['running', 'running', 'running']);
  });

  test('given a new target, then only the clocks it names are retargeted, and no stopped one', () => {
    const clocks = recordClocks(
      definitions,
      [
        ...day.slice(0, 3),
        {
          type: 'retargeted',
          at: at('10:00'),
          targets: {
            response: { target: 'PT2H', calendar: 'cal-24x7' },
            resolution: { target: 'PT4H', calendar: 'cal-24x7' },
          },
        },
      ],
      { agreed, reasons },
    );

    const retargeted = clocks.filter(({ events }) => events.some(({ type }) => type === 'retarget'));
    expect(retargeted.map(({ definition }) => definition.id)).toEqual(['resolution']);
  });

  test('given no agreement, then there is no clock', () => {
    expect(recordClocks(definitions, day, { agreed: () => undefined, reasons })).toEqual([]);
  });
});
