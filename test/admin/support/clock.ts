import type { ClockView } from '../../../server/contract/clock.ts';

/** A running resolution clock of four hours, begun at nine; a test names what differs. */
export function aClock(different: Partial<ClockView> = {}): ClockView {
  return {
    id: 'c1',
    metric: 'resolution',
    label: { en: 'Resolution', zh: '解决' },
    subject: null,
    internal: false,
    state: 'running',
    target: 'PT4H',
    calendar: 'cal-8x5',
    calendarVersion: 1,
    calendarName: { en: 'Office hours', zh: '工作时间' },
    zone: 'Asia/Shanghai',
    startedAt: '2026-03-02T01:00:00.000Z',
    dueAt: '2026-03-02T05:00:00.000Z',
    stoppedAt: null,
    elapsedMs: 0,
    remainingMs: 4 * 3_600_000,
    percent: 0,
    breached: false,
    breachedAt: null,
    pausedBecause: null,
    provisional: false,
    firedPercents: [],
    intervals: [],
    ...different,
  };
}
