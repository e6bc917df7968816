import { describe, expect, test } from 'vitest';
import { type ClockEvent, readClock } from '../../rules/clock.ts';
import { explainClock, explanationText } from '../../rules/explanation.ts';
import { calendars, shanghai } from './support/calendars.ts';

const events: readonly ClockEvent[] = [
  { type: 'start', at: shanghai('2026-02-13 17:00'), target: 'PT8H', calendar: 'cal-8x5' },
  { type: 'pause', at: shanghai('2026-02-14 11:00'), reason: 'waiting-customer' },
  { type: 'resume', at: shanghai('2026-02-14 17:30') },
  { type: 'stop', at: shanghai('2026-02-24 09:00:30') },
];
const now = shanghai('2026-02-24 10:00');
const reasons = [{ id: 'waiting-customer', label: { en: 'Waiting for the requester', zh: '等待请求人' }, stops: [] }];

describe('why a clock shows what it shows', () => {
  const stretches = explainClock(events, calendars, now);

  test('given a pause, a night, a holiday and a make-up workday, then each is said in English', () => {
    expect(explanationText(stretches, 'en', { zone: 'Asia/Shanghai', reasons })).toEqual([
      '2026-02-13 17:00 to 2026-02-13 18:00 counted 1 h: service hours',
      '2026-02-13 18:00 to 2026-02-14 09:00 not counted: outside service hours',
      '2026-02-14 09:00 to 2026-02-14 11:00 counted 2 h: make-up workday',
      '2026-02-14 11:00 to 2026-02-14 17:30 not counted: paused (Waiting for the requester)',
      '2026-02-14 17:30 to 2026-02-14 18:00 counted 30 min: make-up workday',
      '2026-02-14 18:00 to 2026-02-24 09:00 not counted: holiday (Spring Festival)',
      '2026-02-24 09:00 to 2026-02-24 09:00:30 counted 30 s: service hours',
      '2026-02-24 09:00:30 to 2026-02-24 10:00 not counted: stopped',
      'Counted in all: 3 h 30 min 30 s (times in Asia/Shanghai)',
    ]);
  });

  test('given the same clock, then each is said in Chinese', () => {
    expect(explanationText(stretches, 'zh', { zone: 'Asia/Shanghai', reasons })).toEqual([
      '2026-02-13 17:00 至 2026-02-13 18:00 计入 1 小时：服务时间',
      '2026-02-13 18:00 至 2026-02-14 09:00 不计入：服务时间以外',
      '2026-02-14 09:00 至 2026-02-14 11:00 计入 2 小时：调休上班',
      '2026-02-14 11:00 至 2026-02-14 17:30 不计入：暂停（等待请求人）',
      '2026-02-14 17:30 至 2026-02-14 18:00 计入 30 分钟：调休上班',
      '2026-02-14 18:00 至 2026-02-24 09:00 不计入：节假日（春节）',
      '2026-02-24 09:00 至 2026-02-24 09:00:30 计入 30 秒：服务时间',
      '2026-02-24 09:00:30 至 2026-02-24 10:00 不计入：已停止',
      '合计计入：3 小时 30 分钟 30 秒（时区 Asia/Shanghai）',
    ]);
  });

  test('given a day that closes at noon, then its name is said beside what counts and what does not, in both languages', () => {
    const own = {
      date: '2026-03-03',
      name: { en: 'Office move', zh: '办公室搬迁' },
      reason: 'Move',
      intervals: [['09:00', '12:00'] as [string, string]],
    };
    const short = { ...calendars, 'cal-8x5': { ...calendars['cal-8x5'], exceptions: [own] } };
    const start: ClockEvent = { type: 'start', at: shanghai('2026-03-03 11:00'), target: 'PT8H', calendar: 'cal-8x5' };
    const explained = explainClock([start], short, shanghai('2026-03-04 09:30'));

    expect(explanationText(explained, 'en', { zone: 'Asia/Shanghai', reasons }).slice(0, 2)).toEqual([
      '2026-03-03 11:00 to 2026-03-03 12:00 counted 1 h: hours of this day (Office move)',
      '2026-03-03 12:00 to 2026-03-04 09:00 not counted: hours of this day (Office move)',
    ]);
    expect(explanationText(explained, 'zh', { zone: 'Asia/Shanghai', reasons })[1]).toBe(
      '2026-03-03 12:00 至 2026-03-04 09:00 不计入：当日特殊安排（办公室搬迁）',
    );
  });

  test('given any instant, then the counted stretches add up to the elapsed time', () => {
    for (let hour = 0; hour < 300; hour += 7) {
      const then = new Date(shanghai('2026-02-13 17:00').getTime() + hour * 3_600_000);
      const counted = explainClock(events, calendars, then).filter((stretch) => stretch.counted);
      const sum = counted.reduce((ms, { from, to }) => ms + to.getTime() - from.getTime(), 0);

      expect(sum).toBe(readClock(events, calendars, then).elapsedMs);
    }
  });
});
