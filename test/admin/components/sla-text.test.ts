import { describe, expect, test } from 'vitest';
import { clockStatus, urgentClock } from '../../../admin/src/components/clockStatus.ts';
import { slaText } from '../../../admin/src/components/slaText.ts';
import { aClock } from '../support/clock.ts';
import { textIn } from '../support/text-in.ts';

const now = new Date('2026-03-02T01:00:00.000Z');
const minuteMs = 60_000;

const cases = [
  {
    given: 'a clock with 2 h 15 min left',
    clock: { remainingMs: 135 * minuteMs },
    en: '2 h 15 min left',
    zh: '剩余 2 小时 15 分钟',
  },
  {
    given: 'a clock with half a minute left',
    clock: { remainingMs: 30_000 },
    en: 'less than a minute left',
    zh: '剩余 不到一分钟',
  },
  {
    given: 'a clock with a day and 3 h left',
    clock: { remainingMs: 27 * 60 * minuteMs, dueAt: '2026-03-09T01:00:00.000Z' },
    en: '1 day 3 h left',
    zh: '剩余 1 天 3 小时',
  },
  {
    given: 'a clock 40 min over',
    clock: { remainingMs: -40 * minuteMs, breached: true, percent: 116 },
    en: '40 min over',
    zh: '超时 40 分钟',
  },
  {
    given: 'a paused clock',
    clock: { state: 'paused', dueAt: null, pausedBecause: 'waiting-customer' },
    en: 'Paused: the requester',
    zh: '已暂停：the requester',
  },
  { given: 'a clock that stopped in time', clock: { state: 'stopped' }, en: 'Met', zh: '已达成' },
  { given: 'a clock that stopped late', clock: { state: 'stopped', breached: true }, en: 'Missed', zh: '未达成' },
] as const;

describe('what a clock says', () => {
  test.each(cases)('given $given, then it says "$en" and "$zh"', ({ clock, en, zh }) => {
    const reason = 'pausedBecause' in clock ? 'the requester' : null;

    expect(slaText(aClock(clock), { now, reason, text: textIn('en') })).toBe(en);
    expect(slaText(aClock(clock), { now, reason, text: textIn('zh') })).toBe(zh);
  });

  test('given an answer that is ten minutes old, then no more is left than until the due time', () => {
    const clock = aClock({ remainingMs: 60 * minuteMs, dueAt: '2026-03-02T02:00:00.000Z' });

    const said = slaText(clock, { now: new Date('2026-03-02T01:10:00.000Z'), reason: null, text: textIn('en') });

    expect(said).toBe('50 min left');
  });
});

test.each([
  { percent: 74, breached: false, state: 'running', status: 'on-time' },
  { percent: 75, breached: false, state: 'running', status: 'at-risk' },
  { percent: 100, breached: true, state: 'running', status: 'over' },
  { percent: 120, breached: true, state: 'paused', status: 'over' },
  { percent: 80, breached: false, state: 'paused', status: 'paused' },
] as const)(
  'given $percent % of the target, $state, breached $breached, then the clock is $status',
  ({ status, ...clock }) => {
    expect(clockStatus(aClock(clock))).toBe(status);
  },
);

test('given clocks of one record, then the running one with the least time left is shown', () => {
  const stopped = aClock({ id: 'stopped', state: 'stopped', remainingMs: 1 });
  const paused = aClock({ id: 'paused', state: 'paused', remainingMs: 2 });
  const late = aClock({ id: 'late', remainingMs: 100 });
  const soon = aClock({ id: 'soon', remainingMs: 50 });

  expect(urgentClock([stopped, paused, late, soon])?.id).toBe('soon');
  expect(urgentClock([stopped, paused])?.id).toBe('paused');
  expect(urgentClock([stopped])).toBeNull();
});
